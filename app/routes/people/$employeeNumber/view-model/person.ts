import { absenceOn, placementAround, placementOn } from '#app/features/people/record/history-on.ts'
import type { AbsenceSpan, PlacementSpan, PostSpan } from '#app/features/people/record/find-person-history.server.ts'
import { startOfEmployment } from '#app/features/requirements/planning/scope.ts'
import { dayOf, inWords, isDay, type Day, type Instant } from '#app/platform/calendar.ts'

/** Where somebody works, or worked last, or will; days are in words. */
export type WorkView = {
	worksHere: boolean
	placement: PlacementSpan | null
	/** Posts besides, in words. */
	alsoWorksIn: string[]
	/** Who leads somebody whose named manager has left, in words. */
	standIn: string | null
	leftOn: string | null
	startedOn: string | null
	/** The long leave that is going on; `href` is where HR records the return. */
	away: { since: string; until: string | null; href: string | null } | null
	/** Where HR records long leave. */
	leaveHref: string | null
}

/** `placements` has the latest first. `leaveHref` null: the viewer may not record leave for them. */
export function toWorkView(
	{ placements, absences, posts }: { placements: readonly PlacementSpan[]; absences: readonly AbsenceSpan[]; posts: readonly PostSpan[] },
	{ standIn, today, leaveHref }: { standIn: { leftOn: Day | null; standIn: string | null } | null; today: Day; leaveHref: string | null },
): WorkView {
	const startedOn = startOfEmployment([...placements].reverse(), today)
	const lastDay = placements[0]?.validTo ?? null
	const away = absenceOn(absences, today)
	return {
		worksHere: placementOn(placements, today) !== null,
		placement: placementAround(placements, today),
		alsoWorksIn: posts.filter(({ validTo }) => validTo === null || validTo >= today).map((post) => postInWords(post, today)),
		standIn: standIn && standInWords(standIn, placementAround(placements, today)?.manager?.name ?? ''),
		leftOn: lastDay !== null && lastDay < today ? inWords(lastDay) : null,
		startedOn: startedOn && inWords(startedOn),
		away: away && {
			since: inWords(away.startsOn),
			until: away.endsOn && inWords(away.endsOn),
			href: leaveHref && `${leaveHref}?absence=${away.id}`,
		},
		leaveHref,
	}
}

function postInWords({ jobTitle, team, service, directorate, validFrom, validTo }: PostSpan, today: Day): string {
	const days = [...(validFrom > today ? [`from ${inWords(validFrom)}`] : []), ...(validTo === null ? [] : [`until ${inWords(validTo)}`])]
	return [jobTitle, ...new Set([team, service, directorate]), ...days].join(', ')
}

function standInWords({ leftOn, standIn }: { leftOn: Day | null; standIn: string | null }, named: string): string {
	const left = leftOn === null || leftOn.startsWith('9999') ? 'does not work here today' : `left on ${inWords(leftOn)}`
	return `${named} ${left}. Until HR names a manager: ${standIn ?? 'HR'}`
}

/** The last day of somebody who is reminded of what goes on after it; `href` is where the viewer does it with them. */
export type LeavingView = { on: string; reminded: string | null; href: string | null }

export const toLeavingView = (
	lastDay: Day,
	acknowledged: { acknowledgedAt: Instant } | null,
	{ leavingHref }: { leavingHref: string | null },
): LeavingView => ({
	on: inWords(lastDay),
	reminded: acknowledged && inWords(dayOf(acknowledged.acknowledgedAt)),
	href: acknowledged ? null : leavingHref,
})

type Origin = { backLink: { href: string; text: string }; reportAsAt: { day: Day; words: string } | null }

/** The page from which the viewer came. Whoever comes from a report as at an earlier day (`?as-at=`) is told that this is the record of today. */
export function toOriginView(
	asAt: string | null,
	{ today, readsReports, readsPeople }: { today: Day; readsReports: boolean; readsPeople: boolean },
): Origin {
	if (asAt === null || !isDay(asAt) || asAt > today || !readsReports) {
		return { backLink: readsPeople ? { href: '/people', text: 'People' } : { href: '/team', text: 'My team' }, reportAsAt: null }
	}
	const reportAsAt = asAt < today ? { day: asAt, words: inWords(asAt) } : null
	const href = `/reports/completion${reportAsAt ? `?as-at=${asAt}` : ''}`
	return { backLink: { href, text: 'Completion report' }, reportAsAt }
}
