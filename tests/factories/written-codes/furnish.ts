import type { Chance } from './chance.ts'
import { lettersOf, type PrintedLine } from './lay-out.ts'
import type { Piece } from './write-code.ts'

const asPiece = (text: string): Piece => ({ role: 'furniture', number: null, printed: '', bullet: '', text, depth: 0 })
const line = (text: string): PrintedLine => ({ text, letters: lettersOf(text), piece: text === '' ? null : asPiece(text), from: 0 })
const lines = (...texts: string[]): PrintedLine[] => texts.map(line)

export type Furniture = 'none' | 'contents' | 'pages' | 'site'

/** What a printer or a website puts around a document. */
export function furnish(printed: readonly PrintedLine[], chance: Chance): { lines: PrintedLine[]; furniture: Furniture } {
	const furniture = chance.oneOf(['none', 'none', 'contents', 'pages', 'site'] as const)
	if (furniture === 'contents') return { lines: withContents(printed, chance), furniture }
	if (furniture === 'pages') return { lines: withPages(printed, chance), furniture }
	if (furniture === 'site') return { lines: withSite(printed, chance), furniture }
	return { lines: [...printed], furniture }
}

function withContents(printed: readonly PrintedLine[], chance: Chance): PrintedLine[] {
	const [titleLine = line(''), ...rest] = printed
	const leader = chance.oneOf([' ........ ', ' . . . . . . ', '\t', '          ', ' ', '…… ', null])
	const said = printed.flatMap(({ piece, text }) => (piece?.role === 'section' ? [text.replaceAll(/^#+\s|\*\*/g, '').trim()] : []))
	const entries = said.map((text, at) => (leader === null ? text : `${text}${leader}${at * 2 + 3}`))
	const opening = chance.oneOf(['Contents', 'CONTENTS', 'Table of contents', 'Contents page'])
	return [titleLine, ...lines('', opening, '', ...entries, ''), ...rest]
}

const heads = [
	'COUNTY COUNCIL CODE - PUBLIC',
	'Westmere Council – Code of Conduct',
	'Code of Conduct v2.1',
	'Official',
	'Westmere District Council',
	'Human Resources Policy Manual',
]
const feet: readonly ((page: number, all: number) => string)[] = [
	(page) => String(page),
	(page) => `Page ${page}`,
	(page, all) => `Page ${page} of ${all}`,
	(page) => `- ${page} -`,
	(page) => `Westmere Council – Page ${page}`,
	(page) => `${page} | Westmere Council Code`,
]

function withPages(printed: readonly PrintedLine[], chance: Chance): PrintedLine[] {
	const [length, head, foot] = [chance.between(8, 20), chance.oneOf([...heads, '']), chance.oneOf(feet)]
	const [isTight, hasBreak] = [chance.happens(25), chance.happens(20)]
	const pages = Math.ceil(printed.length / length)
	const space = isTight ? [] : ['']
	return printed.flatMap((each, at) => {
		if (at === 0 || at % length !== 0) return [each]
		const page = at / length
		return [...lines(...space, foot(page, pages), ...(hasBreak ? [`\f${head}`] : [...space, head]), ...space), each]
	})
}

function withSite(printed: readonly PrintedLine[], chance: Chance): PrintedLine[] {
	const before = [
		'Skip to main content',
		'Staff intranet',
		'Home > Staff > Conduct',
		'We use cookies to make this site work.',
		'Menu',
		'www.westmere.gov.uk',
		'Sign in',
		'Home » Policies » Code of Conduct',
	]
	const after = [
		'Print this page',
		'Back to top',
		'Last updated: 3 May 2026',
		'Was this page helpful?',
		'© Westmere Council 2026',
		'Share this page',
		'Privacy notice',
		'Contact us',
	]
	const some = (list: string[]) => list.filter(() => chance.happens(30))
	return [...lines(...some(before), ''), ...printed, ...lines('', ...some(after))]
}
