import { toDeclarationView, type DeclarationView } from '#app/features/declarations/declaration-view-model.ts'
import type { Declaration } from '#app/features/declarations/declaration-row.ts'
import type { TeamMember } from '#app/features/people/directory/list-team.server.ts'
import type { Status } from '#app/features/requirements/status/status.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'

export type TeamItemView = {
	slug: string
	title: string
	status: Status
	due: string
	/** Where the answer about the Code is recorded with somebody who most likely cannot give it alone. */
	attestHref: string | null
	/** Where the quiz is unlocked, if it is locked. */
	unlockHref: string | null
}

export type TeamMemberView = {
	employeeNumber: string
	name: string
	href: string
	/** What they do, where, and to whom they report. */
	facts: string
	/** Where nothing needs doing: why. */
	rest: string | null
	/** Their last day, where they are to be reminded of what goes on after it. */
	leaving: { on: string; href: string } | null
	items: TeamItemView[]
}

export function toMemberView({ employeeNumber, name, jobTitle, team, direct, offline, away, leavesOn, items }: TeamMember): TeamMemberView {
	const href = `/people/${encodeURIComponent(employeeNumber)}`
	return {
		employeeNumber,
		name,
		href,
		facts: [jobTitle, team, direct ? 'reports to you' : 'reports to somebody in your team'].join(' · '),
		rest: items.length > 0 ? null : restOf({ away, leavesOn }),
		leaving: leavesOn === null ? null : { on: inWords(leavesOn), href: `${href}/leaving` },
		items: items.map(({ slug, kind, title, status, dueOn, locked }) => ({
			...{ slug, title, status, due: inWords(dueOn) },
			attestHref: offline && kind === 'attestation' ? `${href}/attest` : null,
			unlockHref: locked ? `${href}#unlock-${slug}` : null,
		})),
	}
}

function restOf({ away, leavesOn }: Pick<TeamMember, 'away' | 'leavesOn'>): string | null {
	if (away) return 'On long leave: everything is paused.'
	return leavesOn === null ? 'Nothing needs doing.' : null
}

/** What awaits a decision, with the name of whoever declared it. */
export const toDecideView = (each: Declaration, today: Day): DeclarationView & { who: string } => ({
	...toDeclarationView(each, today),
	who: each.name,
})
