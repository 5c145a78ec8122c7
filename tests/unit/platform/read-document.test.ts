import { expect, it } from 'vitest'
import { largestDocument, readDocument } from '#app/platform/read-document.ts'

const bytes = (...start: number[]) => new Uint8Array([...start, 1, 2, 3])
const pdf = Buffer.from('%PDF-1.7 …')
const read = (name: string, content: Uint8Array) => {
	const result = readDocument(name, content, 'Choose a file')
	return 'error' in result ? result.error : `${result.document.name} ${result.document.mediaType}`
}

it('tells what a file is by how it begins', () => {
	expect(read('proof.pdf', pdf)).toBe('proof.pdf application/pdf')
	expect(read('proof.pdf', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe('proof.png image/png')
	expect(read('photo.JPEG', bytes(0xff, 0xd8, 0xff))).toBe('photo.jpg image/jpeg')
	expect(read('proof.pdf', Buffer.from('<script>alert(1)</script>'))).toMatch(/must be a PDF/)
	expect(read('proof.pdf', Buffer.from(' %PDF-'))).toMatch(/must be a PDF/)
})

it('refuses nothing at all, and too much', () => {
	expect(read('', new Uint8Array())).toBe('Choose a file')
	const large = new Uint8Array(largestDocument + 1)
	large.set(pdf)
	expect(read('large.pdf', large)).toBe('The file must be 5 MB or smaller')
	expect(read('largest.pdf', large.subarray(0, largestDocument))).toMatch(/^largest.pdf/)
})

it('keeps nothing in a name that could lead elsewhere', () => {
	expect(read('C:\\Users\\x\\Zeugnis für Łucja.PDF', pdf)).toBe('Zeugnis für Łucja.pdf application/pdf')
	expect(read('../../etc/passwd', pdf)).toBe('passwd.pdf application/pdf')
	expect(read('a"\r\nSet-Cookie: x=1.pdf', pdf)).toBe('aSet-Cookie x1.pdf application/pdf')
	expect(read('…', pdf)).toBe('document.pdf application/pdf')
})
