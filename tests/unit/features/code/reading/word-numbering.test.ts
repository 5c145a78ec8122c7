import { expect, it } from 'vitest'
import { printListNumbers } from '#app/features/code/reading/word-numbering.ts'
import { parseWordXml, writeWordXml } from '#app/features/code/reading/word-xml.ts'

const bytes = (xml: string) => new TextEncoder().encode(xml)
const print = (paragraphs: string, numbering: string) => {
	const xml = parseWordXml(bytes(`\ufeff<w:body xmlns:w="word">${paragraphs}</w:body>`))
	printListNumbers(xml, bytes(`<w:numbering xmlns:w="word">${numbering}</w:numbering>`))
	return new TextDecoder().decode(writeWordXml(xml)).replace(/^<w:body xmlns:w="word">|<\/w:body>$/g, '')
}
const inList = (num: number, before = '') =>
	`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${num}"/></w:numPr>${before}</w:pPr></w:p>`
const run = (mark: string) => `<w:p><w:pPr/><w:r><w:t xml:space="preserve">${mark} </w:t></w:r></w:p>`
const list = (level: string) =>
	`<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">${level}</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`

it('writes marks that XML has to escape', () => {
	expect(print(inList(1), list('<w:lvlText w:val="&lt;%1 &amp;"/>'))).toBe(run('&lt;1 &amp;'))
})

it('counts from one, in figures, where a list does not say how', () => {
	expect(print(inList(1) + inList(1), list('<w:numFmt/>'))).toBe(run('1.') + run('2.'))
})

it.each([
	'<w:start w:val="3"/>',
	"<w:start\n  w:other='1'  w:val = '3' />",
	'<w:nsid w:val="9"/><!-- <w:start w:val="8"/> --><w:start w:val="3"></w:start>',
])('reads %s', (start) => {
	expect(print(inList(1), list(start))).toBe(run('3.'))
})

it('leaves paragraphs alone that are in no list, or in one that does not exist', () => {
	const others = '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t>A &amp; B</w:t></w:r></w:p><w:p/>' + inList(0) + inList(9)
	expect(print(others, list(''))).toBe(others)
})
