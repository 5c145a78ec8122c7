import { expect, it } from 'vitest'
import { largestDocument, minutes, readDocument } from '#app/platform/read-document.ts'

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

const zipOf = (...parts: string[]) =>
	Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), ...parts.map((part) => Buffer.from(`..${part}..`))])
const readMinute = (name: string, content: Uint8Array) => {
	const result = readDocument(name, content, 'Choose a file', minutes)
	return 'error' in result ? result.error : result.document.name
}

it.each([
	['minute.pdf', pdf, 'minute.pdf'],
	['minute.doc', zipOf('[Content_Types].xml', 'word/document.xml'), 'minute.docx'],
	['scan', bytes(0xff, 0xd8, 0xff), 'scan.jpg'],
	['scan.docx', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'scan.png'],
])('takes a minute by what it is: %s', (name, content, kept) => expect(readMinute(name, content)).toBe(kept))

it.each([
	['macros.docx', zipOf('word/document.xml', 'word/vbaProject.bin')],
	['sheet.docx', zipOf('xl/workbook.xml')],
	['archive.docx', zipOf('run.exe')],
	['page.docx', Buffer.from('<html>word/document.xml</html>')],
	['old.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
	['script.pdf', Buffer.from('#!/bin/sh %PDF-')],
])('takes no other: %s', (name, content) => expect(readMinute(name, content)).toMatch(/must be a PDF, a Word document/))

it('takes Word for a minute only', () => expect(read('proof.docx', zipOf('word/document.xml'))).toMatch(/must be a PDF, or a picture/))
