import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newCertificateNumber, readCertificateNumber } from '#app/platform/ids.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const issued = fc.constant(null).map(newCertificateNumber)

describe('certificate numbers', () => {
	it('are read back however they are typed', () => {
		fc.assert(
			fc.property(issued, (number) => {
				expect(number).toMatch(/^PRB(-[2-9A-HJKMNP-TV-Y]{4}){3}$/)
				for (const typed of [
					number,
					number.toLowerCase(),
					number.replaceAll('-', ' '),
					` ${number.replaceAll('-', '')} `,
					number.slice(4),
				]) {
					expect(readCertificateNumber(typed)).toBe(number)
				}
			}),
		)
	})

	it('show a letter copied wrongly', () => {
		fc.assert(
			fc.property(issued, fc.integer({ min: 0, max: 11 }), fc.constantFrom(...alphabet), (number, at, letter) => {
				const letters = number.slice(4).replaceAll('-', '')
				fc.pre(letters[at] !== letter)
				expect(readCertificateNumber(letters.slice(0, at) + letter + letters.slice(at + 1))).toBeNull()
			}),
		)
	})

	it('show two letters that changed places', () => {
		fc.assert(
			fc.property(issued, fc.integer({ min: 0, max: 10 }), (number, at) => {
				const letters = [...number.slice(4).replaceAll('-', '')]
				const [first = '', second = ''] = letters.slice(at, at + 2)
				fc.pre(first !== second)
				expect(readCertificateNumber([...letters.slice(0, at), second, first, ...letters.slice(at + 2)].join(''))).toBeNull()
			}),
		)
	})

	it.each(['', 'PRB-', '../../etc/passwd', 'PRB-0000-0000-0000', 'PRB-7K3M-9QTX', '%'])('refuse “%s”', (typed) => {
		expect(readCertificateNumber(typed)).toBeNull()
	})
})
