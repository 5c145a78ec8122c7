import type { Day } from '#app/platform/calendar.ts'
import type { Draft } from '#app/features/code/draft/draft.ts'

export type EditionState = 'proposed' | 'draft' | 'reviewed' | 'approved' | 'coming' | 'in-force' | 'superseded'

export type ListedEdition = {
	id: string
	label: string
	state: EditionState
	fingerprint: string | null
	/** From when it binds. */
	from: Day | null
	/** From when another binds instead. */
	until: Day | null
	approver: string | null
	approvedOn: Day | null
}

export type ListedDraft = Pick<Draft, 'editionId' | 'label' | 'state' | 'approver' | 'approvedOn' | 'sha256'>

export type Known = {
	/** Proposed to the council, without a text. */
	proposals: readonly { id: string; label: string }[]
	/** Those that were not discarded. */
	drafts: readonly ListedDraft[]
	/** In the order in which they come into force. */
	published: readonly { id: string; label: string; fingerprint: string; effectiveFrom: Day }[]
}

/** Every edition and where it stands on a day: those to come first, then the one in force, then those before it. */
export function listEditions({ proposals, drafts, published }: Known, today: Day): ListedEdition[] {
	const none = { fingerprint: null, from: null, until: null, approver: null, approvedOn: null }
	const inForce = published.findLastIndex(({ effectiveFrom }) => effectiveFrom <= today)
	const bySha = new Map(drafts.flatMap((draft) => (draft.sha256 === null ? [] : [[draft.sha256, draft] as const])))
	const onShelf = published.map(({ id, label, fingerprint, effectiveFrom }, index): ListedEdition => {
		const approved = bySha.get(fingerprint)
		return {
			id,
			label,
			state: index < inForce ? 'superseded' : index === inForce ? 'in-force' : 'coming',
			fingerprint,
			from: effectiveFrom,
			until: index < inForce ? (published[index + 1]?.effectiveFrom ?? null) : null,
			approver: approved?.approver ?? null,
			approvedOn: approved?.approvedOn ?? null,
		}
	})
	const isOnShelf = (fingerprint: string | null) => published.some((edition) => edition.fingerprint === fingerprint)
	const underWay = drafts.flatMap(({ editionId: id, label, state, approver, approvedOn, sha256 }): ListedEdition[] =>
		state === 'discarded' || (sha256 !== null && isOnShelf(sha256))
			? []
			: [{ ...none, id, label, state, fingerprint: sha256, approver, approvedOn }],
	)
	const isKnown = (id: string) => [...onShelf, ...underWay].some((edition) => edition.id === id)
	const proposed = proposals
		.filter(({ id }) => !isKnown(id))
		.map(({ id, label }): ListedEdition => ({ ...none, id, label, state: 'proposed' }))
	return [...underWay.reverse(), ...proposed, ...onShelf.reverse()]
}
