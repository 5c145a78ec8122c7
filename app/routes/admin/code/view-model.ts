import { inWords } from '#app/platform/calendar.ts'
import type { ListedEdition } from '#app/features/code/edition/list-editions.ts'

/** An edition of the list in words, with what to do next. */
export function toListedView({ id, label, state, fingerprint, from, until, approver, approvedOn }: ListedEdition) {
	const fact = (key: string, value: string | false | null) => (value ? [{ key, value }] : [])
	const isPast = state === 'superseded'
	const isHeld = from !== null
	const version = fingerprint?.slice(0, 12) ?? ''
	return {
		id,
		label,
		state,
		facts: [
			...fact('Approved', approver && approvedOn && `By ${approver} on ${inWords(approvedOn)}`),
			...fact('Binds', from && `From ${inWords(from)}${until ? `, until it was superseded on ${inWords(until)}` : ''}`),
			...fact('Fingerprint', version),
			...fact('Next', next[state]),
		],
		actions: [
			...(state === 'draft' || state === 'reviewed' ? [{ text: 'Go on', href: `/admin/code/${id}` }] : []),
			...(state === 'approved' || state === 'coming' ? [{ text: 'See the approval', href: `/admin/code/${id}` }] : []),
			...(state === 'approved' ? [{ text: 'Put it in force', href: `/admin/code/${id}/publish` }] : []),
			...(state === 'coming' ? [{ text: 'Change its day', href: `/admin/code/${id}/publish` }] : []),
			...(state === 'proposed' ? [{ text: 'Read what is proposed', href: `/code/${id}` }] : []),
			...(isHeld ? [{ text: 'Read', href: isPast ? `/code/${id}?version=${version}` : `/code/${id}` }] : []),
		],
	}
}

const next: Record<ListedEdition['state'], string | null> = {
	proposed: 'Load its text once the council has adopted it',
	draft: 'Correct it and review it',
	reviewed: 'Record who approved it, and when',
	approved: 'Put it in force',
	coming: null,
	'in-force': null,
	superseded: null,
}
