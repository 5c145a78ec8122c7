import { inWords } from '#app/platform/calendar.ts'
import type { ListedEdition } from '#app/features/code/edition/list-editions.ts'

/** An edition of the list in words, with what to do next. */
export function toListedView(edition: ListedEdition) {
	const { id, label, state } = edition
	return { id, label, state, facts: factsOf(edition), actions: [...actions(edition)[state], ...readAction(edition)] }
}

const versionOf = ({ fingerprint }: ListedEdition): string => fingerprint?.slice(0, 12) ?? ''

function factsOf(edition: ListedEdition) {
	const { state, from, until, approver, approvedOn } = edition
	const fact = (key: string, value: string | false | null) => (value ? [{ key, value }] : [])
	return [
		...fact('Approved', approver && approvedOn && `By ${approver} on ${inWords(approvedOn)}`),
		...fact('Binds', from && `From ${inWords(from)}${until ? `, until it was superseded on ${inWords(until)}` : ''}`),
		...fact('Fingerprint', versionOf(edition)),
		...fact('Next', next[state]),
	]
}

type Link = { text: string; href: string }

function actions({ id }: ListedEdition): Record<ListedEdition['state'], Link[]> {
	const goOn = [{ text: 'Go on', href: `/admin/code/${id}` }]
	const approval = { text: 'See the approval', href: `/admin/code/${id}` }
	return {
		proposed: [{ text: 'Read what is proposed', href: `/code/${id}` }],
		draft: goOn,
		reviewed: goOn,
		approved: [approval, { text: 'Put it in force', href: `/admin/code/${id}/publish` }],
		coming: [approval, { text: 'Change its day', href: `/admin/code/${id}/publish` }],
		'in-force': [],
		superseded: [],
	}
}

/** What was published can be read; of what was superseded, that very text. */
function readAction(edition: ListedEdition): Link[] {
	const { id, state, from } = edition
	if (from === null) return []
	return [{ text: 'Read', href: state === 'superseded' ? `/code/${id}?version=${versionOf(edition)}` : `/code/${id}` }]
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
