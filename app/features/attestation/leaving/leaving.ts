import type { Edition } from '#app/features/code/edition/edition.ts'
import { addDays, type Day } from '#app/platform/calendar.ts'

/** What the Code says of those who have left. Ids stay with a clause from edition to edition. */
const clauseId = 'p53'
const daysBefore = 60

export const understanding = 'I have read this. I understand that it goes on after I leave the council.'

type Texts = Pick<Edition, 'sections' | 'text'>

/** Whose last day is today, or a day up to this one, is reminded. Null: nobody, for the edition says nothing of it. */
export const remindedUntil = (today: Day, edition: Texts): Day | null => (leavingReminder(edition) ? addDays(today, daysBefore) : null)

/** Somebody is reminded in the last sixty days, up to the last one. */
export const isLeaving = (leavesOn: Day | null, today: Day): leavesOn is Day =>
	leavesOn !== null && today <= leavesOn && leavesOn <= addDays(today, daysBefore)

/** The same, if there is something to be reminded of. */
export const isReminded = (leavesOn: Day | null, today: Day, edition: () => Texts): leavesOn is Day =>
	isLeaving(leavesOn, today) && leavingReminder(edition()) !== null

export type LeavingReminder = {
	clauseId: string
	/** As printed. */
	number: string | null
	html: string
	plainHtml: string | null
	/** What is acknowledged, word for word: the clause as it is stored, in each of its texts, and the sentence of understanding. */
	wording: string
}

/** Null for an edition without that clause. */
export function leavingReminder({ sections, text }: Texts): LeavingReminder | null {
	const shown = sections.flatMap(({ clauses }) => clauses).find(({ id }) => id === clauseId)
	const stored = text.sections.flatMap(({ clauses }) => clauses).find(({ id }) => id === clauseId)
	if (!shown || !stored) return null
	const { number, html, plainHtml } = shown
	return { clauseId, number, html, plainHtml, wording: [stored.adopted, stored.plain, understanding].filter(Boolean).join('\n\n') }
}
