import Sqlite from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { HomeStatements, RanStatement } from './collect-statements.ts'

/** `serve-bare.ts DATABASE PORT STATEMENTS`: the same two questions to the same database, as JSON, and nothing else that the product does. */
type Person = { given_name: string }

const [path = '', port, statements = ''] = process.argv.slice(2)
const { session, home } = JSON.parse(statements) as HomeStatements
const client = new Sqlite(path, { readonly: true })
const prepare = <Row>({ sql }: RanStatement) => client.prepare<unknown[], Row>(sql)
const findPerson = prepare<Person>(session)
const listItems = prepare<object>(home)

/** The cookie holds the token as Remix writes it: JSON in base64. */
function readToken(cookie = ''): string {
	const value = /(?:^|; )probity=([^;]*)/.exec(cookie)?.[1] ?? ''
	return String(JSON.parse(Buffer.from(decodeURIComponent(value), 'base64').toString() || 'null'))
}

const page = ({ given_name: givenName }: Person, items: object[]) =>
	`<!DOCTYPE html><title>My learning</title><h1>${givenName}</h1><ul>${items.map((item) => `<li>${JSON.stringify(item)}</li>`).join('')}</ul>`

createServer((request, response) => {
	const sha256 = createHash('sha256').update(readToken(request.headers.cookie)).digest('hex')
	// The session is the one that the statements were run for; whoever else asks is nobody.
	const person = session.bound.includes(sha256) ? findPerson.get(...session.bound) : undefined
	response.statusCode = person ? 200 : 403
	response.setHeader('Content-Type', 'text/html; charset=utf-8')
	response.end(person ? page(person, listItems.all(...home.bound)) : 'Nobody is signed in')
}).listen(Number(port), '127.0.0.1')
