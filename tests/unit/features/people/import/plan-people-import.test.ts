import { describe, expect, it } from 'vitest'
import { completeRows } from '#app/features/people/import/complete-row.ts'
import { parsePeopleImport } from '#app/features/people/import/parse-people-import.ts'
import { peopleFile, type Cells } from '#tests/factories/people-file.ts'
import { placementFacts } from '#app/features/people/import/people-rows.ts'
import { planPeopleImport, type Register } from '#app/features/people/import/plan-people-import.ts'

const today = '2026-06-15'
const rowsOf = (...people: Cells[]) => {
	const { rows, errors } = parsePeopleImport(peopleFile(...people))
	expect(errors).toEqual([])
	return completeRows(new Map(), rows, today).rows
}
const plan = (register: Register, ...people: Cells[]) => planPeopleImport(register, rowsOf(...people), { today })

/** A register in which each row of `people` is a placement in force, from its start day to its last day. */
function registerOf(...people: Cells[]): Register {
	const register = new Map<
		string,
		{
			id: number
			employeeNumber: string
			givenName: string
			familyName: string
			email: string | null
			placements: ReturnType<typeof placementOf>[]
		}
	>()
	for (const [index, cells] of people.entries()) {
		const [row] = rowsOf(cells)
		if (!row) continue
		const { employeeNumber, givenName, familyName, email } = row
		const known = register.get(employeeNumber) ?? { id: index + 1, employeeNumber, givenName, familyName, email, placements: [] }
		known.placements.push(placementOf(row, index + 1))
		register.set(employeeNumber, known)
	}
	return register
}
const placementOf = (row: ReturnType<typeof rowsOf>[number], id: number) => ({
	id,
	...placementFacts(row),
	validFrom: row.startDate,
	validTo: row.leaveDate,
})
const spans = (changes: { insert: { validFrom: string; validTo: string | null; jobTitle: string }[] }[]) =>
	changes.flatMap(({ insert }) => insert.map(({ validFrom, validTo, jobTitle }) => `${validFrom}..${validTo ?? ''} ${jobTitle}`))

describe('planPeopleImport', () => {
	it('takes somebody new on from the start day to the last day', () => {
		const { joiners } = plan(new Map(), { leave_date: '2026-12-31' })
		expect(joiners).toMatchObject([{ kind: 'joiner', personId: null, supersede: [] }])
		expect(spans(joiners)).toEqual(['2020-04-01..2026-12-31 Library Assistant'])
	})

	it('leaves alone what is the same, and who is not in the file', () => {
		const result = plan(registerOf({}, { employee_number: '100002' }), {})
		expect(result).toMatchObject({ joiners: [], movers: [], leavers: [], returners: [], corrections: [], errors: [], notices: [] })
		expect(result.unchanged.map(({ employeeNumber }) => employeeNumber)).toEqual(['100001'])
	})

	it.each<[string, Cells]>([
		['worker type', { worker_type: 'casual' }],
		['directorate', { directorate: 'Resources' }],
		['service', { service: 'Archives' }],
		['team', { team: 'Mobile Library' }],
		['tags', { tags: 'part-time' }],
	])('moves somebody whose %s differs, from today', (_, cells) => {
		const { movers } = plan(registerOf({}, { employee_number: '100009' }), cells)
		expect(movers).toMatchObject([{ movedFrom: today, supersede: [1] }])
		expect(spans(movers)).toEqual(['2020-04-01..2026-06-14 Library Assistant', '2026-06-15.. Library Assistant'])
	})

	it('tells a change of manager from other moves', () => {
		const register = registerOf({}, { employee_number: '100009' })
		const { movers, managers } = plan(register, { manager_employee_number: '100009' })
		expect([movers, managers]).toMatchObject([[], [{ movedFrom: today, newManager: true, supersede: [1] }]])
		expect(plan(register, { manager_employee_number: '100009', team: 'Mobile Library' }).movers).toMatchObject([{ newManager: true }])
	})

	it('lets those who are not in a full file leave yesterday, not those who have left or begin later', () => {
		const register = registerOf(
			{},
			{ employee_number: '100002' },
			{ employee_number: '100003', leave_date: '2026-06-10' },
			{ employee_number: '100004', leave_date: '2026-12-31' },
			{ employee_number: '100005', start_date: '2026-06-15' },
		)
		const { leavers, unchanged, notices } = planPeopleImport(register, rowsOf({}), { today, kind: 'full' })
		expect(leavers.map(({ row, leavesOn }) => [row.employeeNumber, row.row, leavesOn])).toEqual([
			['100002', null, '2026-06-14'],
			['100004', null, '2026-06-14'],
		])
		expect(unchanged).toHaveLength(1)
		expect(notices).toEqual([expect.stringMatching(/^1 person who begins today or later is not in the file, and left alone/)])
	})

	it('moves somebody from the effective date', () => {
		expect(spans(plan(registerOf({}), { job_title: 'Librarian', effective_date: '2026-05-01' }).movers)).toEqual([
			'2020-04-01..2026-04-30 Library Assistant',
			'2026-05-01.. Librarian',
		])
	})

	it('replaces a placement that began on the effective date', () => {
		expect(spans(plan(registerOf({}), { job_title: 'Librarian', effective_date: '2020-04-01' }).movers)).toEqual(['2020-04-01.. Librarian'])
	})

	it('never moves somebody from before the present placement, and says so', () => {
		const register = registerOf({ leave_date: '2024-12-31' }, { start_date: '2025-01-01', job_title: 'Librarian' })
		const { movers, notices } = plan(register, { job_title: 'Archivist', effective_date: '2024-06-01' })
		expect(movers).toMatchObject([{ supersede: [2] }])
		expect(spans(movers)).toEqual(['2025-01-01.. Archivist'])
		expect(notices).toEqual([expect.stringMatching(/^Row 2: .*recorded from 2025-01-01\.$/)])
	})

	it('neither undoes nor repeats a move announced for a later day', () => {
		const register = registerOf({ leave_date: '2026-08-31' }, { start_date: '2026-09-01', job_title: 'Librarian' })
		expect(plan(register, {}).unchanged).toHaveLength(1)
		expect(plan(register, { job_title: 'Librarian', effective_date: '2026-09-01' }).unchanged).toHaveLength(1)
	})

	it('moves somebody who has not begun from the start day', () => {
		expect(spans(plan(registerOf({ start_date: '2026-07-01' }), { start_date: '2026-07-01', job_title: 'Librarian' }).movers)).toEqual([
			'2026-07-01.. Librarian',
		])
	})

	it('corrects names, address and start day', () => {
		const { corrections } = plan(registerOf({}), { given_name: 'Adaeze', email: '', start_date: '2020-03-01' })
		expect(corrections).toMatchObject([{ kind: 'correction', corrected: ['given_name', 'email', 'start_date'], supersede: [1] }])
		expect(spans(corrections)).toEqual(['2020-03-01.. Library Assistant'])
	})

	it('drops a placement that ended before the corrected start day', () => {
		const register = registerOf({ leave_date: '2024-12-31' }, { start_date: '2025-01-01', job_title: 'Librarian' })
		const { corrections } = plan(register, { start_date: '2025-02-01', job_title: 'Librarian' })
		expect(corrections).toMatchObject([{ supersede: [1, 2] }])
		expect(spans(corrections)).toEqual(['2025-02-01.. Librarian'])
	})

	it('ends the placement of a leaver on the last day, and counts a leaver who also moves once', () => {
		const { leavers, movers } = plan(registerOf({}), { leave_date: '2026-07-31', job_title: 'Librarian', family_name: 'Obi' })
		expect(leavers).toMatchObject([
			{ kind: 'leaver', leavesOn: '2026-07-31', movedFrom: today, corrected: ['family_name'], supersede: [1] },
		])
		expect(spans(leavers)).toEqual(['2020-04-01..2026-06-14 Library Assistant', '2026-06-15..2026-07-31 Librarian'])
		expect(movers).toEqual([])
	})

	it('drops a move that lies after the last day', () => {
		const register = registerOf({ leave_date: '2026-08-31' }, { start_date: '2026-09-01', job_title: 'Librarian' })
		const { leavers } = plan(register, { leave_date: '2026-07-31' })
		expect(leavers).toMatchObject([{ supersede: [1, 2] }])
		expect(spans(leavers)).toEqual(['2020-04-01..2026-07-31 Library Assistant'])
	})

	it('does not move somebody who has left, and says how to correct the placement', () => {
		const result = plan(registerOf({ leave_date: '2026-01-31' }), { leave_date: '2026-01-31', job_title: 'Librarian' })
		expect(result.unchanged).toHaveLength(1)
		expect(result.notices).toEqual([expect.stringMatching(/left on 2026-01-31.*give an effective_date up to that day/)])
		const corrected = plan(registerOf({ leave_date: '2026-01-31' }), {
			leave_date: '2026-01-31',
			job_title: 'Librarian',
			effective_date: '2025-10-01',
		})
		expect(spans(corrected.movers)).toEqual(['2020-04-01..2025-09-30 Library Assistant', '2025-10-01..2026-01-31 Librarian'])
	})

	it('takes back a last day as a correction', () => {
		const { corrections } = plan(registerOf({ leave_date: '2026-01-31' }), {})
		expect(corrections).toMatchObject([{ corrected: ['leave_date'], leavesOn: null }])
		expect(spans(corrections)).toEqual(['2020-04-01.. Library Assistant'])
	})

	it('takes somebody back after a break, and keeps the earlier employment', () => {
		const { returners } = plan(registerOf({ leave_date: '2024-01-31' }), { start_date: '2026-03-01', job_title: 'Librarian' })
		expect(returners).toMatchObject([{ kind: 'returner', supersede: [] }])
		expect(spans(returners)).toEqual(['2026-03-01.. Librarian'])
	})

	it('takes a return on the very next day as begun that day, not as a wrong start day', () => {
		const register = registerOf({ leave_date: '2024-01-31' }, { start_date: '2024-02-01' })
		expect(plan(register, { start_date: '2024-02-01' }).unchanged).toHaveLength(1)
	})

	it('refuses a start day that lies in an earlier employment', () => {
		const register = registerOf({ leave_date: '2024-01-31' }, { start_date: '2026-03-01' })
		expect(plan(register, {}).errors).toEqual([
			{
				row: 2,
				column: 'start_date',
				message: expect.stringMatching(/earlier employment, 2024-01-31\. Give the first day of the present employment/),
			},
		])
	})

	it('refuses a manager whom nobody knows, but takes one from later in the file or from the register', () => {
		const file: Cells[] = [
			{ manager_employee_number: '100002' },
			{ employee_number: '100002', manager_employee_number: '100003' },
			{ employee_number: '100004', manager_employee_number: '999999' },
		]
		expect(plan(registerOf({ employee_number: '100003' }), ...file).errors).toEqual([
			{
				row: 4,
				column: 'manager_employee_number',
				message: expect.stringMatching(/employee number 999999, neither in this file nor in the register/),
			},
		])
	})

	it('refuses a circle of three managers, in the file or through the register, and names the chain and the row', () => {
		const file: Cells[] = [
			{ manager_employee_number: '100002' },
			{ employee_number: '100002', manager_employee_number: '100003' },
			{ employee_number: '100003', manager_employee_number: '100001' },
		]
		const error = {
			row: 2,
			column: 'manager_employee_number',
			message: expect.stringMatching(/100001 is managed by 100002 is managed by 100003 is managed by 100001\. Correct/),
		}
		expect(plan(new Map(), ...file).errors).toEqual([error])
		const register = registerOf({}, ...file.slice(1))
		expect(plan(register, { manager_employee_number: '100002' }).errors).toEqual([error])
	})

	it('lets somebody be managed by a person whom they managed until that person left, not before', () => {
		const lead = { employee_number: '100002', manager_employee_number: '100001' }
		const leaver = (leave_date: string) => ({ leave_date, manager_employee_number: '100002' })
		const register = (leave_date: string) => registerOf(leaver(leave_date), { employee_number: '100002' })
		expect(plan(register('2026-06-14'), lead).errors).toEqual([])
		expect(plan(register('2026-06-14'), leaver('2026-06-14'), lead).errors).toEqual([])
		expect(plan(register('2026-06-15'), lead).errors).toHaveLength(1)
		expect(plan(register('2026-06-15'), leaver('2026-06-15'), lead).errors).toHaveLength(1)
	})
})
