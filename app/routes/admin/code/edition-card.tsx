import { SummaryList, type SummaryRow } from '#app/ui/govuk/summary-list.tsx'
import { Tag, type TagColour } from '#app/ui/govuk/tag.tsx'

const states: Record<string, { text: string; colour?: TagColour }> = {
	proposed: { text: 'Proposed', colour: 'purple' },
	draft: { text: 'Draft', colour: 'yellow' },
	reviewed: { text: 'Reviewed', colour: 'orange' },
	approved: { text: 'Approved', colour: 'teal' },
	coming: { text: 'Waiting for its day' },
	'in-force': { text: 'In force', colour: 'green' },
	superseded: { text: 'Superseded', colour: 'grey' },
}

export const EditionTag = ({ state }: { state: string }) => <Tag colour={states[state]?.colour}>{states[state]?.text ?? state}</Tag>

export type EditionCardProps = {
	id: string
	label: string
	state: string
	/** What is known of it, in words. */
	facts: readonly { key: string; value: string }[]
	/** What to do next. */
	actions: readonly { text: string; href: string }[]
}

/** An edition of the Code and where it stands. */
export function EditionCard({ id, label, state, facts, actions }: EditionCardProps) {
	const rows: SummaryRow[] = [
		{ key: 'State', value: <EditionTag state={state} /> },
		...facts.map(({ key, value }) => ({ key, value: key === 'Fingerprint' ? <span className="pb-hash">{value}</span> : value })),
	]
	return <SummaryList card={{ title: `${id}: ${label}`, actions }} rows={rows} />
}
