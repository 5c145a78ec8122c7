import type { IncomingMessage } from 'node:http'

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>
type Refusal = { status: 400 | 414 | 415; words: string }

const longestAddress = 8_000
const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data']

/** Why no page can be found by what was asked for; null if one may be. */
export function refuseAddress({ url = '/', headers }: Asked): Refusal | null {
	const { host } = headers
	if (url.length > longestAddress) return { status: 414, words: 'This address is longer than any of this site. Nothing was done.' }
	if (host === undefined || !/^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i.test(host) || !URL.canParse(`http://${host}`))
		return { status: 400, words: 'The request does not say properly which site it asks (Host). Nothing was done.' }
	const [path = ''] = url.split('?', 1)
	const isWhole = path.startsWith('/') && !path.startsWith('//') && !path.includes('\\')
	if (!isWhole || !isDecodable(path) || !URL.canParse(url, `http://${host}`))
		return { status: 400, words: 'This is no address of this site: check how it is spelt. Nothing was done.' }
	return null
}

function isDecodable(path: string): boolean {
	try {
		return !/[\p{Cc}\p{Surrogate}]/u.test(decodeURIComponent(path))
	} catch {
		return false
	}
}

/** Why what was sent is no form; null if it may be one. A form without a field has no type in some clients. */
export function refuseForm({ method, headers }: Asked): Refusal | null {
	if (method !== 'POST') return null
	const sent = headers['content-type']
	if (sent === undefined && headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0) return null
	const [type = '', ...parameters] = (sent ?? '').toLowerCase().split(';')
	if (!formTypes.includes(type.trim()))
		return { status: 415, words: 'This address takes what a form of this site sends, and nothing else. Nothing was done.' }
	if (type.trim() === 'multipart/form-data' && !parameters.some((each) => /^\s*boundary="?[^"]/.test(each)))
		return { status: 400, words: 'What was sent is cut off or damaged. Open the page again and send it from there. Nothing was done.' }
	return null
}
