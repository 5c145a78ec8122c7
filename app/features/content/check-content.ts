import type { Content, Module } from '#app/features/content/content.ts'
import { readingEase } from '#app/features/content/reading-ease.ts'

export interface ModuleSummary {
	readonly module: string
	readonly pages: number
	readonly words: number
	readonly minutes: number
	readonly readingEase: number
	readonly scenarios: number
	readonly checks: number
	readonly figures: number
	readonly questions: number
	/** Of all outcomes, the fewest questions that one has. */
	readonly fewestPerOutcome: number
	readonly mustPass: number
}

export interface Placeholder {
	readonly contact: string
	readonly label: string
	readonly detail: string
	/** `module/page` or `code/edition#clause`. */
	readonly usedOn: readonly string[]
}

function summarise({ id, pages, questions, outcomes, minutes }: Module): ModuleSummary {
	const total = (count: 'words' | 'scenarios' | 'checks' | 'figures'): number => pages.reduce((sum, page) => sum + page[count], 0)
	const perOutcome = outcomes.map((outcome) => questions.filter((question) => question.outcome === outcome.id).length)
	return {
		module: id,
		pages: pages.length,
		words: total('words'),
		minutes,
		readingEase: readingEase(pages.map((page) => page.text).join('\n')),
		scenarios: total('scenarios'),
		checks: total('checks'),
		figures: total('figures'),
		questions: questions.length,
		fewestPerOutcome: Math.min(...perOutcome),
		mustPass: questions.filter((question) => question.mustPass).length,
	}
}

export const summariseContent = (content: Content): ModuleSummary[] => [...content.modules.values()].map(summarise)

function listUses(content: Content): { where: string; contacts: readonly string[] }[] {
	const pages = [...content.modules.values()].flatMap((module) =>
		module.pages.map(({ slug, contacts }) => ({ where: `${module.id}/${slug}`, contacts })),
	)
	const entries = [...content.editions.values()].flatMap(({ id: edition, sections, faq }) =>
		[...sections.flatMap((section) => section.clauses), ...faq].map(({ id, contacts }) => ({ where: `code/${edition}#${id}`, contacts })),
	)
	return [...pages, ...entries]
}

/** The contacts that the council has still to fill in, and where a learner meets them. */
export function listPlaceholders(content: Content): Placeholder[] {
	const uses = listUses(content)
	return Object.entries(content.council.contacts)
		.filter(([, contact]) => contact.placeholder)
		.map(([contact, { label, detail }]) => {
			const usedOn = uses.filter(({ contacts }) => contacts.includes(contact)).map(({ where }) => where)
			return { contact, label, detail, usedOn }
		})
}
