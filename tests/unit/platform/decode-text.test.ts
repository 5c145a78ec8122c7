import { describe, expect, it } from 'vitest'
import { decodeText } from '#app/platform/decode-text.ts'

describe('text', () => {
	it('is read with the quotation marks and dashes of Windows-1252', () => {
		expect(decodeText(Uint8Array.of(0x93, 0x4f, 0x92, 0x94, 0x20, 0x96, 0x20, 0xa3, 0x80))).toEqual({
			encoding: 'windows-1252',
			text: '“O’” – £€',
		})
	})

	it.each([
		[[0x41, 0x81], 'unknown'],
		[[0x41, 0x00], 'nul'],
		[[0xff, 0xfe, 0x00, 0xd8], 'broken-utf-16'],
	])('%j is none', (bytes, error) => {
		expect(decodeText(Uint8Array.from(bytes))).toEqual({ error })
	})
})
