import { z } from 'zod'
import { nearestWord } from '#app/platform/nearest.ts'

/** What is wrong with an address, and the address that was most likely meant. */
export type AddressError = { field: string; text: string; meant: { href: string; text: string } | null }

/** What a page answers with 400 to an address that it cannot read: `without` is the address without what is wrong. */
export type AddressRefusal = { addressErrors: AddressError[]; without: string }

type Fields = z.ZodObject<Record<string, z.ZodType>>

export const anyText = z.string().optional()

/** Which page of a list, from 1. */
export const pageField = z.coerce
	.number('The page must be a number')
	.int('The page must be a whole number')
	.min(1, 'Pages begin at 1')
	.max(1e6)
	.default(1)

/**
 * What an address asks for after its question mark. Empty fields of a form are as good as absent. A name that the page does not know, a value that it cannot
 * have, or a name with two values throws the answer 400: the page would answer another question than was asked.
 */
export function readSearch<Asked extends Fields>({ url }: Pick<Request, 'url'>, fields: Asked): z.output<Asked> {
	const address = new URL(url)
	const errors = findAddressErrors(address, fields)
	if (errors.length === 0) return fields.parse(valuesOf(address))
	const without = errors.reduce((left, { field }) => changed(left, (search) => search.delete(field)), address)
	const refusal: AddressRefusal = { addressErrors: errors, without: hrefOf(without) }
	throw Response.json(refusal, { status: 400 })
}

/** Every error of an address, in words. */
export function findAddressErrors(address: URL, fields: Fields): AddressError[] {
	const names = Object.keys(fields.shape)
	const asked = [...new Set(address.searchParams.keys())]
	return asked.flatMap((field) => {
		if (!names.includes(field)) return [unknownName(address, field, names)]
		const values = new Set(address.searchParams.getAll(field).map((value) => value.trim()))
		if (values.size > 1) return [{ field, text: `“${field}” is in the address more than once. Keep one.`, meant: null }]
		const { error } = fields.shape[field]?.safeParse(valuesOf(address)[field]) ?? {}
		return error ? [wrongValue(address, field, error)] : []
	})
}

/** The answer of a file that cannot be made for such an address: a line for each error. */
export const refuseFile = (errors: readonly { field: string; text: string }[]): Response =>
	new Response(errors.map(({ field, text }) => `${field}: ${text}\n`).join(''), {
		status: 400,
		headers: { 'Content-Type': 'text/plain; charset=utf-8' },
	})

function unknownName(address: URL, field: string, names: readonly string[]): AddressError {
	const nearest = nearestWord(field, names)
	const value = address.searchParams.get(field) ?? ''
	const renamed = (name: string) =>
		changed(
			changed(address, (search) => search.delete(field)),
			(search) => search.set(name, value),
		)
	return {
		field,
		text: `This page does not know “${field}”.`,
		meant: nearest === null || address.searchParams.has(nearest) ? null : { text: nearest, href: hrefOf(renamed(nearest)) },
	}
}

function wrongValue(address: URL, field: string, { issues: [issue] }: z.ZodError): AddressError {
	const value = address.searchParams.get(field) ?? ''
	const known = issue?.code === 'invalid_value' ? issue.values.map(String) : []
	const nearest = nearestWord(value, known)
	return {
		field,
		text: `“${field}” cannot be “${value}”. ${known.length > 0 ? `It can be ${known.join(', ')}` : issue?.message}.`,
		meant: nearest === null ? null : { text: nearest, href: hrefOf(changed(address, (search) => search.set(field, nearest))) },
	}
}

const valuesOf = (address: URL): Record<string, string> =>
	Object.fromEntries([...address.searchParams].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== ''))

function changed(address: URL, change: (search: URLSearchParams) => void): URL {
	const other = new URL(address)
	change(other.searchParams)
	return other
}

const hrefOf = ({ pathname, search }: URL) => pathname + search
