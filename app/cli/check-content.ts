import { ContentErrors, formatError } from '#app/features/content/loading/content-errors.ts'
import type { Content } from '#app/features/content/content.ts'
import { listPlaceholders } from '#app/features/content/checking/list-placeholders.ts'
import { listWarnings } from '#app/features/content/checking/list-warnings.ts'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'
import { compareWithLock } from '#app/features/content/checking/published-lock.ts'
import { readLock } from '#app/features/content/checking/published-lock.server.ts'
import { type ModuleSummary, summariseModules } from '#app/features/content/checking/summarise-modules.ts'
import type { Day } from '#app/platform/calendar.ts'
import { readOptions } from './read-options.ts'
import { printErrors } from './print-errors.ts'

type Write = (text: string) => void
type Given = { folder: string; today: Day; out: Write; notice: Write }

/**
 * `content check [--strict]`: a table of the modules on stdout. On stderr every fault with file, field and remedy, exit 1; else every warning, exit 0 or with
 * --strict 1; and as notices what the council has still to fill in and what is not published yet.
 */
export function checkContent(args: string[], { folder, today, out, notice }: Given): number {
	const { strict } = readOptions({ args, options: { strict: { type: 'boolean', default: false } } }).values
	return printErrors(notice, () => {
		const content = loadContent(folder, today)
		out(table(summariseModules(content)))
		for (const line of describeEditions(content)) out(`${line}\n`)
		const { errors, unlocked } = compareWithLock(content, readLock(folder))
		if (errors.length > 0) throw new ContentErrors(errors)
		const warnings = listWarnings(content, today)
		for (const warning of warnings) notice(`Warning: ${formatError(warning)}\n`)
		const placeholders = listPlaceholders(content).map(({ contact }) => contact)
		if (placeholders.length > 0) {
			notice(`council.json: ${placeholders.length} contacts are placeholders until the council fills them in: ${placeholders.join(', ')}\n`)
		}
		if (unlocked.length > 0) notice(`published.lock.json: not published yet, so not locked: ${unlocked.join(', ')}\n`)
		return strict && warnings.length > 0 ? 1 : 0
	})
}

function describeEditions({ editions, proposals }: Content): string[] {
	const proposed = [...proposals.values()].map(
		({ id, amends, changes }) => `Code ${id}: proposed, not in force: ${changes.length} changes to ${amends}`,
	)
	const texts = [...editions.values()].map(({ id, sections, faq }) => {
		const clauses = sections.flatMap((section) => section.clauses)
		const numbered = clauses.filter(({ number }) => number !== null).length
		return `Code ${id}: ${numbered} numbered paragraphs, ${clauses.length - numbered} blocks without a number, ${faq.length} questions`
	})
	return [...texts, ...proposed]
}

const headings: Record<keyof ModuleSummary, string> = {
	module: 'module',
	pages: 'pages',
	words: 'words',
	minutes: 'minutes',
	readingEase: 'reading ease',
	scenarios: 'scenarios',
	checks: 'checks',
	figures: 'figures',
	questions: 'questions',
	fewestPerOutcome: 'per outcome at least',
	mustPass: 'must-pass',
	sources: 'sources',
}

function table(summaries: readonly ModuleSummary[]): string {
	const rows = [headings, ...summaries].map((row) => Object.values(row).map(String))
	const widths = Object.keys(headings).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
	return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd() + '\n').join('')
}
