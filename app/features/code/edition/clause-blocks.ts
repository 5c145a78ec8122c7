/** A piece of a clause: a paragraph, one point of a list, a table. `depth` is how many lists it stands in, less its own. */
export type ClauseBlock = { kind: 'paragraph' | 'item' | 'table'; depth: number; text: string }

const indentation = (depth: number) => '  '.repeat(depth)

/** The Markdown of a clause: a paragraph is one line, a point of a list too. */
export function writeBlocks(blocks: readonly ClauseBlock[]): string {
	const written = blocks.map(({ kind, depth, text }, index) => {
		const isNextPoint = kind === 'item' && blocks[index - 1]?.kind === 'item'
		const lines = (kind === 'item' ? `- ${text}` : text).split('\n').map((line) => indentation(depth) + line)
		return (index === 0 ? '' : isNextPoint ? '\n' : '\n\n') + lines.join('\n')
	})
	return written.join('')
}

/** The pieces of what `writeBlocks` wrote. */
export function readBlocks(text: string): ClauseBlock[] {
	const blocks: ClauseBlock[] = []
	let isOpen = false
	for (const line of text.split('\n')) {
		const said = line.trim()
		const before = blocks.at(-1)
		const isRow = said.startsWith('|')
		const depth = Math.floor((/^ */.exec(line)?.[0].length ?? 0) / 2)
		if (said === '') isOpen = false
		else if (said.startsWith('- ')) blocks.push({ kind: 'item', depth, text: said.slice(2) })
		else if (isOpen && before && isRow === (before.kind === 'table')) before.text += `${isRow ? '\n' : ' '}${said}`
		else blocks.push({ kind: isRow ? 'table' : 'paragraph', depth, text: said })
		isOpen = said !== ''
	}
	return blocks
}
