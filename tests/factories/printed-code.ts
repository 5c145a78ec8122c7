import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

type Clause = { number: string | null; paragraphs: string[] }
export type PrintedSection = { heading: string; clauses: Clause[] }

const folder = fileURLToPath(new URL('../../content/code/2017/', import.meta.url))
const isNote = (text: string) => text.startsWith('**Since 2017')

function readSection(file: string): PrintedSection {
	const text = readFileSync(`${folder}clauses/${file}`, 'utf8')
	const clauses = [...text.matchAll(/^:::clause\{#\S+?(?: number="(\d+)")?\}\n([\s\S]*?)\n:::$/gm)].map(([, number, body = '']) => ({
		number: number ?? null,
		paragraphs: body.split('\n\n').filter((paragraph) => !isNote(paragraph)),
	}))
	return { heading: /^heading: (.*)$/m.exec(text)?.[1] ?? '', clauses }
}

export const printedSections = readdirSync(`${folder}clauses`).sort().map(readSection)

export const printedQuestions = [
	...readFileSync(`${folder}faq.md`, 'utf8').matchAll(/^:::question\{#\S+ title="(.*)"\}\n([\s\S]*?)\n:::$/gm),
].map(([, title = '', answer = '']) => ({ title, answer }))

/** A page ends in the middle of its sentence: between two words that are written small. */
const breakPage = (text: string): string => text.replace(/^(.{120,}? [a-z]+) ([a-z]+ [a-z])/, '$1\n\n$2')

/** The first point at the margin, the others one space in. */
const printPoints = (text: string): string => text.replaceAll(/\n- /g, '\n - ')

function printParagraph(text: string, { isLast, at }: { isLast: boolean; at: number }): string {
	const policy = /^\*Policy: (.*)\*$/.exec(text)?.[1]
	// The last of a section has lost its asterisks, as names of policies do when a document is copied.
	if (policy) return isLast ? policy : `*${policy}*`
	if (/^\*\*.*\*\*$/.test(text)) return `${text.replaceAll('*', '')}:`
	// A list in a list keeps its own spaces; else they are a printer's.
	if (text.startsWith('- ')) return at % 2 === 0 || /^ {2}- /m.test(text) ? text : printPoints(text)
	return at % 3 === 0 ? breakPage(text) : text
}

function printSection({ heading, clauses }: PrintedSection, section: number): string {
	const printed = clauses.map(({ number, paragraphs }, index) => {
		const parts = paragraphs.map((text, part) => {
			const isLast = index === clauses.length - 1 && part === paragraphs.length - 1
			const said = printParagraph(text, { isLast, at: section + index })
			return part === 0 ? said : (said.startsWith('-') && paragraphs[part - 1]?.endsWith(':') ? '\n' : '\n\n') + said
		})
		return (number === null ? '' : `${number}. `) + parts.join('')
	})
	return `${heading}\n\n${printed.join(section % 2 === 0 ? '\n' : '\n\n')}\n`
}

/** The plain-English edition of 2017 as a council prints its Code: bare headings, numbers that run on, pages that end in a sentence, asterisks lost. */
export const printCode = (): string =>
	[
		"\n\nOfficers' Code of Conduct\n",
		...printedSections.map(printSection),
		'Frequently Asked Questions\n',
		...printedQuestions.map(({ title, answer }) => `${title}\n\n${answer}\n`),
	].join('\n')
