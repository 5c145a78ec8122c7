import type { Box, Contact, LawFact, Term } from '#app/features/content/content.ts'
import type { ReportError } from '#app/features/content/loading/content-errors.ts'
import type { MarkdownNode } from './markdown-node.ts'

export interface RenderContext {
	/** Named in faults. */
	readonly file: string
	/** By file name, such as `first-hour.svg`. */
	readonly figures: ReadonlyMap<string, { address: string; width: number; height: number }>
	/** Undefined when the council's own file is faulty: its fault is enough. */
	readonly contacts: Readonly<Record<string, Contact>> | undefined
	/** Every `edition#clause`. */
	readonly clauses: ReadonlySet<string>
	/** The module's glossary, by id. Undefined when it is faulty. */
	readonly terms: ReadonlyMap<string, Term> | undefined
	/** The facts of the law watch, by id. Undefined when it is faulty. */
	readonly facts: ReadonlyMap<string, LawFact> | undefined
	/** Entries of the Code share one page, and have their own headings. */
	readonly entry?: string
	readonly report: ReportError
}

/** One rendering: what the context gives, and what is found on the way. */
export interface RenderRun extends RenderContext {
	readonly source: string
	readonly slugs: Set<string>
	readonly used: { contacts: Set<string>; clauses: Set<string>; terms: Set<Term>; laws: Set<string>; wordings: Set<string> }
	readonly boxes: Box[]
	readonly counts: { scenarios: number; checks: number; figures: number; contactBoxes: number }
	hasSectionHeading: boolean
}

export function startRun(context: RenderContext, source: string): RenderRun {
	return {
		...context,
		source,
		slugs: new Set(),
		used: { contacts: new Set(), clauses: new Set(), terms: new Set(), laws: new Set(), wordings: new Set() },
		boxes: [],
		counts: { scenarios: 0, checks: 0, figures: 0, contactBoxes: 0 },
		hasSectionHeading: context.entry !== undefined,
	}
}

/** An id that no other element of the page has. */
export function takeId(run: RenderRun, words: string): string {
	const slug = words
		.toLowerCase()
		.replace(/['’]/g, '')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '')
	const base = run.entry === undefined ? slug || 'part' : `${run.entry}-${slug}`
	let id = base
	for (let count = 2; run.slugs.has(id); count += 1) id = `${base}-${count}`
	run.slugs.add(id)
	return id
}

export function reportAt(run: RenderRun, node: MarkdownNode, field: string, message: string, remedy: string): void {
	const line = node.position?.start.line
	run.report({ file: run.file, ...(line === undefined ? {} : { line }), field, message, remedy })
}
