import { hash, randomBytes } from 'node:crypto'
import { customAlphabet } from 'nanoid'

/** Letters and digits that cannot be mistaken for one another when read aloud or copied from paper: no 0, O, 1, I, L, U or Z. 29 is a prime, so the last one shows every slip. */
const readable = '23456789ABCDEFGHJKMNPQRSTVWXY'
const code = customAlphabet(readable, 11)

export const sha256 = (text: string | Uint8Array): string => hash('sha256', text)

/** A secret of 256 bits, for cookies. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const newSalt = (): string => randomBytes(16).toString('hex')

const checkLetter = (letters: string): string => {
	let sum = 0
	for (const [index, letter] of [...letters].entries()) sum += readable.indexOf(letter) * (index + 1)
	return readable[sum % readable.length] ?? '2'
}

/** `PRB-XXXX-XXXX-XXXX`: eleven random characters (53 bits) and one that shows a slip of the pen. */
export function newCertificateNumber(): string {
	const body = code()
	const all = body + checkLetter(body)
	return `PRB-${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8)}`
}

/** What only the paper says, beside the number: 38 bits, in letters that cannot be mistaken for one another. */
export const newProofCode = customAlphabet(readable, 8)

/** What somebody typed, as a certificate number; null if it cannot be one. */
export function readCertificateNumber(typed: string): string | null {
	const letters = typed
		.toUpperCase()
		.replace(/^\s*PRB/, '')
		.replace(/[^A-Z0-9]/g, '')
	if (
		letters.length !== 12 ||
		[...letters].some((letter) => !readable.includes(letter)) ||
		checkLetter(letters.slice(0, 11)) !== letters[11]
	)
		return null
	return `PRB-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}
