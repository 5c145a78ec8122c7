import { z } from 'zod'
import { escapeMarks, unreadMarks } from './unread-marks.ts'
import { readSign } from './word-signs.ts'

/** As much of what Mammoth reads as a text has. */
const wordNode = z.object({
	type: z.string(),
	get children() {
		return z.array(wordNode).optional()
	},
	value: z.string().optional(),
	styleName: z.string().nullish(),
	isBold: z.boolean().optional(),
	isItalic: z.boolean().optional(),
	noteType: z.string().optional(),
	noteId: z.string().optional(),
})

type WordNode = z.infer<typeof wordNode>

/** A Word document as Markdown: each paragraph a block, headings and emphasis marked, a table as a table, a note behind the paragraph that points to it. */
export function writeWordText(document: unknown, notes: ReadonlyMap<string, string>): string {
	const { children = [] } = wordNode.parse(document)
	return children
		.flatMap((node) => [
			writeBlock(node),
			...notesOf(node).map((note) => `[${note.noteId ?? ''}] ${notes.get(`${note.noteType} ${note.noteId}`) ?? ''}`),
		])
		.filter((block) => block.trim() !== '')
		.join('\n\n')
}

function writeBlock(node: WordNode): string {
	if (node.type === 'table') return writeTable(node)
	const text = writeRuns(node)
	const level = /^heading (\d)$/i.exec(node.styleName ?? '')?.[1]
	if (text.trim() === '') return ''
	if (level !== undefined) return `${'#'.repeat(Math.min(6, Number(level) + 1))} ${plain(text)}`
	return node.styleName === 'Title' ? `# ${plain(text)}` : text
}

const notesOf = (node: WordNode): WordNode[] => (node.type === 'noteReference' ? [node] : (node.children ?? []).flatMap(notesOf))

const plain = (text: string): string =>
	text
		.replaceAll(/(?<!\\)\*+/g, '')
		.replaceAll(/\s+/g, ' ')
		.trim()

function writeTable({ children = [] }: WordNode): string {
	const rows = children.map((row) => `| ${(row.children ?? []).map((cell) => writeCell(cell)).join(' | ')} |`)
	const columns = children[0]?.children?.length ?? 0
	return [...rows.slice(0, 1), `|${'---|'.repeat(columns)}`, ...rows.slice(1)].join('\n')
}

const writeCell = ({ children = [] }: WordNode): string =>
	children
		.map((block) =>
			block.type === 'table' ? (block.children ?? []).flatMap((row) => (row.children ?? []).map(writeCell)).join(' ') : writeRuns(block),
		)
		.join(' ')
		.replaceAll(/\s+/g, ' ')
		.replaceAll('|', '\\|')
		.trim()

/** `mark` stands before what it says, `end` behind it. */
type Run = { text: string; mark: string; end: string }

/** Runs of the same looks are one: Word parts them wherever somebody has typed. */
function writeRuns(paragraph: WordNode): string {
	const runs: Run[] = []
	for (const { text, mark, end } of runsOf(paragraph, '')) {
		const before = runs.at(-1)
		if (before && (before.mark === mark || text.trim() === '')) before.text += text
		else runs.push({ text, mark, end })
	}
	// The marks stand inside of the spaces, or they would be no marks.
	return runs
		.map(({ text, mark, end }) =>
			text.replace(
				/^(\s*)([\s\S]*?)(\s*)$/,
				(_, before: string, said: string, after: string) => before + (said && mark + said + end) + after,
			),
		)
		.join('')
}

function runsOf(node: WordNode, mark: string): Run[] {
	const own = node.type === 'run' ? (node.isBold ? '**' : node.isItalic ? '*' : '') : mark
	const run = (text: string, around = own): Run[] => [{ text, mark: around, end: around }]
	if (node.type === 'text') return writeText(node.value ?? '', run)
	if (node.type === 'tab') return run('\t')
	if (node.type === 'noteReference') return run(`[${node.noteId ?? ''}]`, mark)
	if (node.type === 'break') return run('\n')
	return (node.children ?? []).flatMap((child) => runsOf(child, own))
}

/** What is not to be read has marks of its own instead of emphasis. */
function writeText(value: string, run: (text: string) => Run[]): Run[] {
	const { kind, text } = readSign(value)
	if (kind === null) return run(escapeMarks(text))
	const [mark, end] = unreadMarks[kind]
	return [{ text: escapeMarks(text), mark, end }]
}
