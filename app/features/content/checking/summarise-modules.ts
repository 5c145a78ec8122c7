import type { Content, Module, Page } from '#app/features/content/content.ts'
import { readingEase } from './reading-ease.ts'

export interface ModuleSummary extends Pick<Page, 'words' | 'minutes' | 'readingEase' | 'scenarios' | 'checks' | 'figures'> {
	readonly module: string
	readonly pages: number
	readonly questions: number
	/** Of all outcomes, the fewest questions that one has. */
	readonly fewestPerOutcome: number
	readonly mustPass: number
	readonly sources: number
}

function summarise({ id, pages, questions, outcomes, minutes, sources }: Module): ModuleSummary {
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
		sources: sources.length,
	}
}

export const summariseModules = (content: Content): ModuleSummary[] => [...content.modules.values()].map(summarise)
