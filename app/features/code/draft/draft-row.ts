import { transition } from 'xstate'
import { codeDraftMachine, type CodeDraftEvent } from './code-draft.machine.ts'
import { whatIsMissing, type CodeDraft } from './code-draft.ts'

/** The machine's state as it is stored: columns, so that a new version of the machine reads old rows. */
export type DraftRow = Pick<CodeDraft, 'state' | 'revision' | 'reviewedBy' | 'approver' | 'approvedOn'>

/** What the row becomes by the event; or why the machine does not allow it there. */
export function advanceRow(draft: CodeDraft, event: CodeDraftEvent): DraftRow | { refusal: string } {
	const { state, revision, reviewedBy, approver, approvedOn } = draft
	const context = { missing: whatIsMissing(draft).length, revision, reviewedBy, approver, approvedOn }
	const snapshot = codeDraftMachine.resolveState({ value: state, context })
	if (!snapshot.can(event)) return { refusal: whyRefused(draft, event) }
	const [next] = transition(codeDraftMachine, snapshot, event)
	const { missing: _, ...columns } = next.context
	return { state: next.value, ...columns }
}

export const notOpen = 'This draft is not open any more'

function whyRefused(draft: CodeDraft, { type }: CodeDraftEvent): string {
	const [missing] = whatIsMissing(draft)
	if (type === 'REVIEW' && missing) return `It cannot be reviewed yet: ${missing.text.charAt(0).toLowerCase()}${missing.text.slice(1)}`
	if (type !== 'APPROVE') return notOpen
	return draft.state === 'draft' ? 'Review the draft before you record that it was approved' : 'Say who approved it'
}
