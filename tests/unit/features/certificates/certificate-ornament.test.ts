import { expect, it } from 'vitest'
import { readableAccent, tint } from '#app/features/certificates/certificate-ornament.ts'

it('keeps a council’s colour where words in it can be read on white, and darkens it where not', () => {
	expect(readableAccent('#1f4e5f')).toBe('#1f4e5f')
	expect(readableAccent('#ffd200')).toBe('#866e00')
})

it('mixes a colour with white', () => {
	expect(tint('#1f4e5f', 0)).toBe('#1f4e5f')
	expect(tint('#1f4e5f', 1)).toBe('#ffffff')
})

it('refuses what is not a colour', () => {
	expect(() => readableAccent('teal')).toThrow('Not a colour')
})
