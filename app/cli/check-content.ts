import { listPlaceholders, summariseContent } from '#app/features/content/check-content.ts'
import { ContentFaults, formatFault } from '#app/features/content/content-faults.ts'
import { loadContent } from '#app/features/content/load-content.server.ts'
import { contentFolder } from './open-site.ts'

type Write = (text: string) => void

/** `content check`: every fault of the content with file, field and remedy, exit 1; or a table of the modules, exit 0. What the council has still to fill in is a notice. */
export function checkContent(out: Write, notice: Write): number {
	try {
		const content = loadContent(contentFolder)
		const rows = summariseContent(content)
		out(table([Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row).map(String))]))
		for (const { id, sections, faq } of content.editions.values()) {
			const clauses = sections.flatMap((section) => section.clauses)
			out(
				`Code ${id}: ${clauses.filter(({ number }) => number !== null).length} numbered paragraphs, ${clauses.filter(({ number }) => number === null).length} blocks without a number, ${faq.length} questions\n`,
			)
		}
		const placeholders = listPlaceholders(content)
		if (placeholders.length > 0)
			notice(
				`content/council.json: ${placeholders.length} contacts are placeholders until the council fills them in: ${placeholders.map(({ contact }) => contact).join(', ')}\n`,
			)
		return 0
	} catch (error) {
		if (!(error instanceof ContentFaults)) throw error
		for (const fault of error.faults) notice(`${formatFault(fault)}\n`)
		return 1
	}
}

function table(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
	return rows
		.map(
			(row) =>
				`${row
					.map((cell, column) => cell.padEnd(widths[column] ?? 0))
					.join('  ')
					.trimEnd()}\n`,
		)
		.join('')
}
