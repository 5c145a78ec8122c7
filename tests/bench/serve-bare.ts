import Sqlite from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'

/** `serve-bare.ts DATABASE PORT SESSION-SQL HOME-SQL`: the same two questions to the same database, and nothing else that the product does. */
type Person = { personId: number; givenName: string }
type Item = { requirementId: number; dueOn: string; state: string | null }

const [path = '', port, sessionSql = '', homeSql = ''] = process.argv.slice(2)
const client = new Sqlite(path, { readonly: true })
const findPerson = client.prepare<{ sha256: string; now: number; today: string }, Person>(sessionSql)
const listItems = client.prepare<{ personId: number; day: string }, Item>(homeSql)

/** The cookie holds the token as Remix writes it: JSON in base64. */
function readToken(cookie = ''): string {
	const value = /(?:^|; )probity=([^;]*)/.exec(cookie)?.[1] ?? ''
	return String(JSON.parse(Buffer.from(decodeURIComponent(value), 'base64').toString() || 'null'))
}

const page = ({ givenName }: Person, items: Item[]) =>
	`<!DOCTYPE html><title>My learning</title><h1>${givenName}</h1><ul>${items.map((item) => `<li>${JSON.stringify(item)}</li>`).join('')}</ul>`

createServer((request, response) => {
	const now = Date.now()
	const today = new Date(now).toISOString().slice(0, 10)
	const sha256 = createHash('sha256').update(readToken(request.headers.cookie)).digest('hex')
	const person = findPerson.get({ sha256, now, today })
	response.statusCode = person ? 200 : 403
	response.setHeader('Content-Type', 'text/html; charset=utf-8')
	response.end(person ? page(person, listItems.all({ personId: person.personId, day: today })) : 'Nobody is signed in')
}).listen(Number(port), '127.0.0.1')
