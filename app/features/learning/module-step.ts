import type { Module } from '#app/features/content/content.ts'
import type { ProgressState } from './progress/progress.machine.ts'

/**
 * What to do about an item, where it stands, and how long it still takes: null where that is for others to say. `pages`: how many are asked for, and how many of
 * them are read; none where it is not read in pages.
 */
export type LearningStep = { href: string; action: string; where: string; minutes: number | null; pages: number; pagesRead: number }

export type ModuleReading = {
	/** Null: not begun. */
	state: ProgressState | null
	page: string | null
	pagesRead: readonly string[] | null
	/** Only what was missed; null: every page. */
	pagesAsked: readonly string[] | null
	cycle: number
	/** Learning done elsewhere was handed in, and HR has not decided yet. */
	isClaimed: boolean
}

type Pages = Pick<Module, 'id' | 'pages' | 'questionsDrawn'>

/** The pages that are asked for, and those of them that are still to be read. */
function pagesLeft({ pages }: Pick<Module, 'pages'>, { pagesAsked, pagesRead }: Pick<ModuleReading, 'pagesAsked' | 'pagesRead'>) {
	const asked = pages.filter(({ slug }) => pagesAsked?.includes(slug) ?? true)
	return { asked, unread: asked.filter(({ slug }) => !pagesRead?.includes(slug)) }
}

/** What comes next in a module. */
export function moduleStep(module: Pages, progress: ModuleReading): LearningStep {
	const href = `/modules/${module.id}`
	const { asked, unread } = pagesLeft(module, progress)
	const pages = { pages: asked.length, pagesRead: asked.length - unread.length }
	if (progress.state === 'locked')
		return {
			href: `${href}/result`,
			action: 'See what to do',
			where: 'quiz locked: your manager or HR can unlock it',
			minutes: null,
			...pages,
		}
	if (progress.isClaimed)
		return { href, action: 'See where it stands', where: 'HR is looking at what you did elsewhere', minutes: null, ...pages }
	const minutes = unread.reduce((sum, { minutes: each }) => sum + each, module.questionsDrawn)
	const step = quizStep(progress, unread.length) ?? readingStep(module, progress, unread.length)
	return { href: href + step.href, action: step.action, where: step.where, minutes, ...pages }
}

/** As `LearningStep`; `href` is what follows the address of the module. */
type StepWithin = Pick<LearningStep, 'href' | 'action' | 'where'>

/** What there is to do about the quiz; null where pages come first. */
function quizStep({ state, pagesAsked }: ModuleReading, unread: number): StepWithin | null {
	if (state === 'answering') return { href: '/quiz', action: 'Continue the quiz', where: 'quiz started' }
	if (state === 'failed') return { href: '/result', action: 'See your result', where: 'quiz not passed yet' }
	if (state === 'ready' || (state === 'reading' && unread === 0))
		return { href: '/quiz', action: 'Take the quiz', where: pagesAsked ? 'pages read' : 'all pages read' }
	return null
}

function readingStep({ pages }: Pages, { state, page, pagesAsked, cycle }: ModuleReading, unread: number): StepWithin {
	const at = pages.findIndex(({ slug }) => slug === page)
	if (state === 'reading' && at >= 0) {
		const where = pagesAsked ? `${unread} ${unread === 1 ? 'page' : 'pages'} to read` : `page ${at + 1} of ${pages.length}`
		return { href: `/${pages[at]?.slug}`, action: 'Continue', where }
	}
	// Whoever has done it before chooses on the module's own page: the quiz first, or the pages.
	if (cycle > 1) return { href: '', action: 'Renew', where: '' }
	return { href: `/${pages[0]?.slug}`, action: 'Start', where: '' }
}
