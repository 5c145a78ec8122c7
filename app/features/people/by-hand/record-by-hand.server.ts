import { eq } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import type { FieldError } from '#app/platform/form.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { handChanges, people } from '#db/schema/people.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { findByNumber } from '../directory/search-people.server.ts'
import { isRegisterQuestion, type RegisterQuestion } from '../asking/read-register-answer.ts'
import { applyParsed } from '../import/apply-people-import.server.ts'
import { fieldChangesOf } from '../import/field-changes.ts'
import { wholeLayout, type ImportLayout } from '../import/import-layout.ts'
import type { FileRow } from '../import/people-rows.ts'
import { changeNumber } from './change-number.server.ts'
import type { HandCells } from './hand-fields.ts'
import { findHandChange, type HandField } from './hand-changes.server.ts'
import { toFieldErrors } from './read-hand-form.ts'

export type HandOrder = {
	/** Null for somebody new. */
	personId: number | null
	/** By the number that the person has now. */
	row: FileRow
	/** What the form had, to put errors beside its fields. */
	cells: Partial<HandCells>
	reason: string
	/** Of the page that was confirmed. */
	token: string
	/** What was answered. */
	layout: ImportLayout
	requirements: readonly Requirement[]
}

export type HandResult =
	| { recorded: { id: number; employeeNumber: string; fields: HandField[] }; notices: string[] }
	| { question: RegisterQuestion }
	| { errors: FieldError[] }

type By = { now: Instant; actor: string }

/**
 * Adds one person, or puts right what is on record of them, by the same rules and the same write path as a people file of one row: all of it with its evidence, or
 * nothing. The same page confirmed a second time meets what the first made.
 */
export function recordByHand(db: Database, order: HandOrder, by: By): HandResult {
	return inTransaction(db, (): HandResult => {
		const made = findHandChange(db, { token: order.token })
		if (made) return { recorded: made, notices: [] }
		const found = order.cells.employee_number !== undefined && order.personId !== null ? renumber(db, order, by) : change(db, order, by)
		if (!('fields' in found)) return found
		const { personId, employeeNumber, fields, from, notices } = found
		const changes = JSON.stringify(fields)
		const { reason, token } = order
		const record = { personId, fromDay: from, changes, reason, token, recordedAt: by.now, recordedBy: by.actor }
		const { id } = db.insert(handChanges).values(record).returning({ id: handChanges.id }).get()
		const details = {
			change: id,
			from,
			fields: [...new Set(fields.map(({ field }) => field))],
			wordsSha256: sha256(`${changes}\n${reason}`),
		}
		recordEvidence(db, { at: by.now, actor: by.actor, action: 'person.changed-by-hand', subject: `person:${personId}`, details })
		return { recorded: { id, employeeNumber, fields }, notices }
	})
}

type Changed = { personId: number; employeeNumber: string; fields: HandField[]; from: Day; notices: string[] }

function renumber(db: Database, { personId, row, cells }: HandOrder, by: By): Changed | { errors: FieldError[] } {
	const [before, after] = [row.employeeNumber, cells.employee_number ?? '']
	const error = changeNumber(db, { personId: personId ?? 0, before, after }, by)
	if (error) return { errors: [{ field: 'employee_number', text: error }] }
	const fields = [{ field: 'employee number', before, after, from: null, to: null }]
	return { personId: personId ?? 0, employeeNumber: after, fields, from: dayOf(by.now), notices: [] }
}

function change(db: Database, { personId, row, cells, layout, requirements }: HandOrder, by: By): Changed | HandResult {
	const errorsOf = (text: string) => ({ errors: toFieldErrors([{ row: 1, column: null, message: text }], cells) })
	const holder = personId === null ? findByNumber(db, row.employeeNumber) : null
	if (holder !== null) {
		const whose =
			holder === row.employeeNumber ? 'is on record already' : `was the number of ${holder}, and is never given to somebody else`
		return { errors: [{ field: 'employee_number', text: `${row.employeeNumber} ${whose}` }] }
	}
	const parsed = { rows: [row], leftOut: [], errors: [], notices: [], header: [], question: null, answers: [] }
	const asked = { file: new Uint8Array(), layout: { ...layout, empty: wholeLayout.empty }, rules: requirements, byHand: true }
	const { question, errors, changes, notices } = applyParsed(db, parsed, asked, by)
	if (question?.about === 'managers') return { errors: [{ field: 'manager_employee_number', text: explainManager(question) }] }
	if (question && isRegisterQuestion(question)) return { question }
	if (errors.length > 0) return { errors: toFieldErrors(errors, cells) }
	const said = notices.map((notice) => notice.replace(/^Row \d+: /, ''))
	const [made] = changes
	if (!made) return errorsOf(said[0] ?? 'Nothing would change: this is what is on record')
	const { employeeNumber } = made.row
	const number = { field: 'employee number', before: null, after: employeeNumber, from: null, to: null }
	const fields = [...(personId === null ? [number] : []), ...fieldChangesOf(made)]
	const from = made.movedFrom ?? (personId === null ? made.row.startDate : dayOf(by.now))
	const id = made.personId ?? idOf(db, employeeNumber)
	return { personId: id, employeeNumber, fields, from, notices: said }
}

function idOf(db: Database, employeeNumber: string): number {
	const found = db.select({ id: people.id }).from(people).where(eq(people.employeeNumber, employeeNumber)).get()
	if (!found) throw new Error(`${employeeNumber} was added and is not there.`)
	return found.id
}

function explainManager({ managers }: Extract<RegisterQuestion, { about: 'managers' }>): string {
	const [asked] = managers
	const near = asked?.near ? ` Did you mean ${asked.near.number}, ${asked.near.name}?` : ' Correct the number, or add that person first.'
	return `No one has the employee number ${asked?.number ?? ''}.${near}`
}
