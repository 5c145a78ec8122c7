import { inWords } from '#app/platform/calendar.ts'
import type { CompletionCell, CompletionPage } from '#app/features/reports/completion-page.ts'
import type { CompletionSummary } from '#app/features/reports/completion-report.server.ts'
import { compliance, countOf, type Compliance, type Tally } from '#app/features/reports/status-tally.ts'

/** The four groups that make up `counted`, and what is outside it. */
type Figures = Compliance & { overdue: number; dueSoon: number; notDone: number; notCounted: number }

export type SummaryView = {
	people: number
	total: Figures
	directorates: { name: string; figures: Figures }[]
	requirements: { id: string; title: string; figures: Figures }[]
}

const figures = (tally: Tally): Figures => ({
	...compliance(tally),
	overdue: countOf(tally, 'overdue'),
	dueSoon: countOf(tally, 'due-soon'),
	notDone: countOf(tally, 'not-done'),
	notCounted: countOf(tally, 'not-counted'),
})

/** The figures of the report, ready to be drawn. */
export function toSummaryView({ people, tally, directorates, requirements }: CompletionSummary): SummaryView {
	return {
		people,
		total: figures(tally),
		directorates: directorates.map(({ name, tally: own }) => ({ name, figures: figures(own) })),
		requirements: requirements.map(({ id, title, tally: own }) => ({ id, title, figures: figures(own) })),
	}
}

type CellView = Pick<CompletionCell, 'status'> & { words: string }
type PersonView = { name: string; directorate: string; service: string; href: string | null }
type MatchView = CellView & { title: string; why: string; href: string | null }

export type PageView = Pick<CompletionPage, 'page' | 'pages' | 'people'> &
	(
		| { kind: 'matrix'; requirements: { id: string; title: string }[]; rows: (PersonView & { cells: CellView[] })[] }
		| { kind: 'matches'; rows: (PersonView & { matches: MatchView[] })[] }
	)

/** A page of the list with its days in words. `personHref` is null if the viewer may not read anybody's record. */
export function toPageView(page: CompletionPage, personHref: ((employeeNumber: string) => string) | null): PageView {
	if (page.kind === 'matrix') {
		const rows = page.rows.map(({ employeeNumber, cells, ...person }) => ({
			...person,
			href: personHref && personHref(employeeNumber),
			cells: cells.map(toCellView),
		}))
		return { ...page, rows }
	}
	const rows = page.rows.map(({ employeeNumber, matches, ...person }) => {
		const href = personHref && personHref(employeeNumber)
		return {
			...person,
			href,
			matches: matches.map(({ id, title, why, ...cell }) => ({ ...toCellView(cell), title, why, href: href && `${href}#${id}` })),
		}
	})
	return { ...page, rows }
}

/** What is up to date shows when it was done, anything else by when it is due. */
function toCellView({ status, dueOn, completedOn }: CompletionCell): CellView {
	if (status === 'up-to-date' && completedOn !== null) return { status, words: `done ${inWords(completedOn)}` }
	return { status, words: dueOn === null ? '' : `due ${inWords(dueOn)}` }
}
