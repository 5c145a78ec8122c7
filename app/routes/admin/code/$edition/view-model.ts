import { counted, entriesOf, whatIsMissing, type Draft } from '#app/features/code/draft/draft.ts'
import { listBothTexts } from '#app/features/code/draft/draft-text.ts'

type Task = { title: string; href?: string; hint?: string; status: string; colour?: 'green' | 'yellow' | 'grey' }

/** What there is to do about an open draft, in order, and how far it is. */
export function toTasksView(draft: Draft): Task[] {
	const { editionId, outline, ids, statements, state, label, material, changeNotes } = draft
	const path = `/admin/code/${editionId}`
	const entries = entriesOf(outline)
	const unconfirmed = entries.filter(({ key }) => !ids[key]?.confirmed).length
	const withPlain = listBothTexts(draft).filter(({ plain }) => plain !== null).length
	const isMissing = whatIsMissing(draft).length > 0
	const isReviewed = state === 'reviewed'
	const done = { status: 'Done' }
	const toDo = (status: string): Pick<Task, 'status' | 'colour'> => ({ status, colour: 'yellow' })
	const waits = (status: string): Pick<Task, 'status' | 'colour'> => ({ status, colour: 'grey' })
	const kind = material === null ? 'not said yet whether material or minor' : material ? 'material' : 'minor'
	return [
		{
			title: 'Check the outline',
			href: `${path}/outline`,
			hint: `${counted(entries.length, 'clause')} and questions in ${counted(outline.sections.length, 'section')}`,
			...(outline.unsure.length > 0 ? toDo(`${outline.unsure.length} to answer`) : done),
		},
		{
			title: 'Match the clauses with the edition before',
			href: `${path}/ids`,
			hint: 'So that people are told what changed for them',
			...(unconfirmed > 0 ? toDo(`${unconfirmed} to confirm`) : done),
		},
		{
			title: 'The statements people agree to',
			href: `${path}/statements`,
			...(statements.length > 0 ? { status: counted(statements.length, 'statement') } : toDo('None yet')),
		},
		{
			title: 'Plain English',
			href: `${path}/plain`,
			hint: 'It may be missing anywhere',
			status: `${withPlain} of ${entries.length}`,
		},
		{
			title: 'Name, kind of change and change notes',
			href: `${path}/details`,
			hint: `${label}; ${kind}; ${counted(changeNotes.length, 'change note')}`,
			status: material === null ? 'Optional' : 'Done',
		},
		{
			title: 'Review it',
			...(isMissing ? waits('Cannot start yet') : { href: `${path}/approve`, ...(isReviewed ? done : toDo('To do')) }),
		},
		{
			title: 'Record that it was approved',
			...(isReviewed ? { href: `${path}/approve`, ...toDo('To do') } : waits('Cannot start yet')),
		},
		{ title: 'Put it in force', ...waits('Cannot start yet') },
	]
}
