import { writeRoman } from '#app/features/code/reading/number-order.ts'
import { chanceOf, type Chance } from './chance.ts'
import { headings, paragraph, pointsOf, sentence, stem, title } from './words.ts'

/** What a line begins: the title, a section, a clause with or without its number, a paragraph or a point of one; or what is no part of the Code. */
export type Role = 'title' | 'section' | 'clause' | 'paragraph' | 'point' | 'furniture'
/** A piece of a document before it is laid out. `number` counts it, `printed` stands before its text. */
export type Piece = { role: Role; number: string | null; printed: string; bullet: string; text: string; depth: number }

type Style = {
	heading: (section: number, text: string) => string
	number: ((section: number, clause: number, count: number) => [string, string]) | null
}

const letter = (count: number) => String.fromCharCode(64 + count)
const same = (text: string): [string, string] => [text.replaceAll(/^\(|[.:)]+$/g, ''), text]
const plain = (_: number, text: string) => text
const byNumber = (section: number, text: string) => `${section}. ${text}`

/** How councils count. A number is given as it counts and as it is printed. */
export const styles: Readonly<Record<string, Style>> = {
	none: { heading: plain, number: null },
	'none, headings 1.': { heading: byNumber, number: null },
	'none, headings A.': { heading: (section, text) => `${letter(section)}. ${text}`, number: null },
	'none, headings I.': { heading: (section, text) => `${writeRoman(section).toUpperCase()}. ${text}`, number: null },
	'1.': { heading: plain, number: (_, __, count) => same(`${count}.`) },
	'1)': { heading: plain, number: (_, __, count) => same(`${count})`) },
	'(1)': { heading: plain, number: (_, __, count) => same(`(${count})`) },
	'1': { heading: plain, number: (_, __, count) => same(String(count)) },
	'1. in each': { heading: plain, number: (_, clause) => same(`${clause}.`) },
	'1.1': { heading: byNumber, number: (section, clause) => same(`${section}.${clause}`) },
	'1.1.': { heading: byNumber, number: (section, clause) => same(`${section}.${clause}.`) },
	'1.1)': { heading: byNumber, number: (section, clause) => same(`${section}.${clause})`) },
	'1 1.1': { heading: (section, text) => `${section} ${text}`, number: (section, clause) => same(`${section}.${clause}`) },
	'plain 1.1': { heading: plain, number: (section, clause) => same(`${section}.${clause}`) },
	'Section 1: 1.1': {
		heading: (section, text) => `Section ${section}: ${text}`,
		number: (section, clause) => same(`${section}.${clause}`),
	},
	'PART 1 1.1': {
		heading: (section, text) => `PART ${section} – ${text.toUpperCase()}`,
		number: (section, clause) => same(`${section}.${clause}`),
	},
	'1.1 glued': { heading: byNumber, number: (section, clause) => [`${section}.${clause}`, `${section}.${clause}\u0000`] },
	'1. glued': { heading: plain, number: (_, __, count) => [String(count), `${count}.\u0000`] },
	'1.—(1)': { heading: plain, number: (section, clause) => [`${section}(${clause})`, clause === 1 ? `${section}.—(1)` : `(${clause})`] },
	A1: { heading: (section, text) => `${letter(section)}. ${text}`, number: (section, clause) => same(`${letter(section)}${clause}`) },
	'A.1': { heading: plain, number: (section, clause) => same(`${letter(section)}.${clause}`) },
	'Para 1.1': { heading: plain, number: (section, clause) => [`${section}.${clause}`, `Para ${section}.${clause}`] },
	'Paragraph 1': { heading: plain, number: (_, __, count) => [String(count), `Paragraph ${count}`] },
	'§ 1': { heading: plain, number: (_, __, count) => [String(count), `§ ${count}`] },
	'Article 1': { heading: plain, number: (_, __, count) => [String(count), `Article ${count}.`] },
	'Clause 1': { heading: plain, number: (_, __, count) => [String(count), `Clause ${count}:`] },
	'I.': { heading: plain, number: (_, __, count) => same(`${writeRoman(count).toUpperCase()}.`) },
	'i.': { heading: plain, number: (_, __, count) => same(`${writeRoman(count)}.`) },
	'bold 1.1': { heading: plain, number: (section, clause) => [`${section}.${clause}`, `**${section}.${clause}**`] },
}

const looks: Readonly<Record<string, (text: string) => string>> = {
	plain: (text) => text,
	capitals: (text) => text.toUpperCase(),
	markdown: (text) => `## ${text}`,
	bold: (text) => `**${text}**`,
	colon: (text) => text,
}

const pointMarks: readonly ((at: number) => [bullet: string, printed: string])[] = [
	(at) => ['', `(${'abcdef'[at]})`],
	(at) => ['', `${'abcdef'[at]})`],
	(at) => ['', `(${writeRoman(at + 1)})`],
	() => ['•', ''],
	() => ['-', ''],
	() => ['o', ''],
	() => ['–', ''],
]

export type WrittenCode = { seed: number; style: string; look: string; pieces: Piece[] }

/** A Code as somebody means it, before a printer or an accident comes to it. */
export function writeCode(seed: number): WrittenCode & { chance: Chance } {
	const chance = chanceOf(seed)
	const style = chance.oneOf(Object.keys(styles))
	const look = chance.oneOf(Object.keys(looks))
	const { heading, number } = styles[style] as Style
	const put = (looks[look] ?? ((text: string) => text)) as (text: string) => string
	const mark = chance.oneOf(pointMarks.filter((_, at) => style !== 'i.' || at !== 2))
	const isBulleted = number !== null && style.startsWith('1.1') && chance.happens(8)
	const piece = (role: Role, text: string, rest: Partial<Piece> = {}): Piece => ({
		role,
		number: null,
		printed: '',
		bullet: '',
		text,
		depth: 0,
		...rest,
	})
	const pieces = [piece('title', look === 'markdown' ? `# ${title(chance)}` : title(chance))]
	let count = 0
	for (const [at, topic] of headings(chance, chance.between(2, 5)).entries()) {
		pieces.push(piece('section', put(heading(at + 1, topic))))
		for (let clause = 1; clause <= chance.between(number === null ? 1 : 2, 4); clause += 1) {
			count += 1
			const [own, printed] = number?.(at + 1, clause, count) ?? [null, '']
			const hasPoints = chance.happens(25) && !isBulleted
			const role = own === null && clause > 1 ? 'paragraph' : 'clause'
			pieces.push(piece(role, hasPoints ? stem(chance) : paragraph(chance), { number: own, printed, bullet: isBulleted ? '•' : '' }))
			if (!hasPoints) continue
			for (const [point, text] of pointsOf(chance, chance.between(2, 4)).entries()) {
				const [bullet, letters] = mark(point)
				pieces.push(piece('point', text, { bullet, printed: letters }))
			}
			if (chance.happens(10) && own !== null) pieces.push(piece('paragraph', sentence(chance)))
		}
	}
	return { seed, style, look, pieces, chance }
}
