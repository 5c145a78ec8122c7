import { inWords } from '#app/platform/calendar.ts'
import type { CompletionCell, CompletionPage } from '#app/features/reports/completion-page.ts'
import type { CompletionSummary } from '#app/features/reports/completion-report.server.ts'
import { compliance, countOf, type Compliance, type Tally } from '#app/features/reports/status-tally.ts'

/** The four groups that make up `counted`, and what is outside it. */
type Figures = Compliance & { overdue: number; dueSoon: number; notDone: number; notCounted: number }

export type ShownSummary = {
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
export function showSummary({ people, tally, directorates, requirements }: CompletionSummary): ShownSummary {
	return {
		people,
		total: figures(tally),
		directorates: directorates.map(({ name, tally: own }) => ({ name, figures: figures(own) })),
		requirements: requirements.map(({ id, title, tally: own }) => ({ id, title, figures: figures(own) })),
	}
}

type ShownCell = Pick<CompletionCell, 'status'> & { words: string }
type ShownPerson = { name: string; directorate: string; service: string; href: string | null }
type ShownMatch = ShownCell & { title: string; why: string; href: string | null }

export type ShownPage = Pick<CompletionPage, 'page' | 'pages' | 'people'> &
	(
		| { kind: 'matrix'; requirements: { id: string; title: string }[]; rows: (ShownPerson & { cells: ShownCell[] })[] }
		| { kind: 'matches'; rows: (ShownPerson & { matches: ShownMatch[] })[] }
	)

/** A page of the list with its days in words. `personHref` is null if the viewer may not read anybody's record. */
export function showPage(page: CompletionPage, personHref: ((employeeNumber: string) => string) | null): ShownPage {
	if (page.kind === 'matrix') {
		const rows = page.rows.map(({ employeeNumber, cells, ...person }) => ({
			...person,
			href: personHref && personHref(employeeNumber),
			cells: cells.map(showCell),
		}))
		return { ...page, rows }
	}
	const rows = page.rows.map(({ employeeNumber, matches, ...person }) => {
		const href = personHref && personHref(employeeNumber)
		return {
			...person,
			href,
			matches: matches.map(({ id, title, why, ...cell }) => ({ ...showCell(cell), title, why, href: href && `${href}#${id}` })),
		}
	})
	return { ...page, rows }
}

/** What is up to date shows when it was done, anything else by when it is due. */
function showCell({ status, dueOn, completedOn }: CompletionCell): ShownCell {
	if (status === 'up-to-date' && completedOn !== null) return { status, words: `done ${inWords(completedOn)}` }
	return { status, words: dueOn === null ? '' : `due ${inWords(dueOn)}` }
}
