import type { Content, Proposal } from '#app/features/content/content.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'

/** As much of the edition that it would change as is told. */
type Amended = {
	id: string
	label: string
	sections: readonly { heading: string; clauses: readonly { id: string; number: string | null }[] }[]
}

type Link = { text: string; href: string }

export type ProposalView = {
	label: string
	title: string
	about: string
	reportedOn: string
	/** The edition that it would change. */
	amends: Link
	changes: {
		id: string
		title: string
		text: string
		paragraphs: string
		/** Of the edition that it would change; none for a section that is new. */
		clauses: Link[]
		/** None are named where all teach it. */
		modules: 'all' | Link[]
	}[]
}

/** What a proposed revision would change, with the paragraphs of today and the modules that teach it. */
function toProposalView(
	{ label, title, about, reportedOn, changes }: Proposal,
	amends: Amended,
	modules: ReadonlyMap<string, { title: string }>,
): ProposalView {
	const names = new Map(
		amends.sections.flatMap(({ heading, clauses }) =>
			clauses.map(({ id, number }) => [id, number === null ? heading : `Paragraph ${number}`] as const),
		),
	)
	return {
		label,
		title,
		about,
		reportedOn: inWords(reportedOn),
		amends: { text: amends.label, href: `/code/${amends.id}` },
		changes: changes.map((change) => ({
			id: change.id,
			title: change.title,
			text: change.text,
			paragraphs: change.paragraphs.includes('-')
				? `Paragraphs ${change.paragraphs.replace('-', ' to ')}`
				: `Paragraph ${change.paragraphs}`,
			clauses: change.clauses.flatMap((id) => ({ text: names.get(id) ?? id, href: `/code/${amends.id}#${id}` })),
			modules:
				change.modules.length === modules.size
					? 'all'
					: change.modules.map((id) => ({ text: modules.get(id)?.title ?? id, href: `/modules/${id}` })),
		})),
	}
}

/** The proposal of an id as a page shows it; null if there is none. */
export function findProposal(
	{ proposals, modules }: Pick<Content, 'proposals' | 'modules'>,
	editions: { find: (id: string, day: Day) => Amended | undefined },
	id: string,
	today: Day,
): ProposalView | null {
	const proposal = proposals.get(id)
	const amends = proposal && editions.find(proposal.amends, today)
	return amends ? toProposalView(proposal, amends, modules) : null
}

/** The latest proposal that was reported after an edition came into force. */
export function proposalSince(proposals: Iterable<Proposal>, effectiveFrom: Day): Proposal | undefined {
	return [...proposals]
		.filter(({ reportedOn }) => reportedOn > effectiveFrom)
		.sort((a, b) => a.reportedOn.localeCompare(b.reportedOn))
		.at(-1)
}
