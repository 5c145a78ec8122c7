import { beforeEach, describe, expect, it } from 'vitest'
import { findPerson } from '#app/features/people/directory/find-person.server.ts'
import { listTeam } from '#app/features/people/directory/list-team.server.ts'
import { countWithoutManager, findStandIn, listWithoutManager } from '#app/features/people/directory/without-manager.server.ts'
import { listToDecide } from '#app/features/declarations/find-declarations.server.ts'
import { findViewer, startSession } from '#app/features/sign-in/sessions.server.ts'
import { startOfDay, type Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { declare, secondJob } from '#tests/factories/interests.ts'
import { createPerson } from '#tests/factories/register.ts'

let db: Database
let boss: number
let head: number
let lead: number
let officer: number

/** Boss leads head, head leads lead, lead leads officer; nobody leads boss. */
beforeEach(() => {
	db = createDatabase()
	boss = createPerson(db, { employeeNumber: 'boss', familyName: 'Boss', from: '2020-01-01' })
	head = createPerson(db, { employeeNumber: 'head', familyName: 'Head', from: '2020-01-01', managerId: boss })
	lead = createPerson(db, { employeeNumber: 'lead', familyName: 'Lead', from: '2020-01-01', managerId: head })
	officer = createPerson(db, { employeeNumber: 'officer', familyName: 'Officer', from: '2020-01-01', managerId: lead })
})

const leaves = (personId: number, on: Day) => db.$client.prepare('update placements set valid_to = ? where person_id = ?').run(on, personId)
const by = (today: Day) => ({ today, now: startOfDay(today) })
const teamOf = (managerId: number, today: Day) =>
	listTeam(db, { managerId, today, leavesUntil: null, requirements: [], page: 1 }).members.map(
		({ employeeNumber, direct }) => `${employeeNumber}${direct ? ' direct' : ''}`,
	)
const without = (today: Day) =>
	listWithoutManager(db, { page: 1 }, by(today)).people.map(
		({ employeeNumber, manager, standIn }) =>
			`${employeeNumber}: ${manager?.employeeNumber ?? 'nobody'}, ${standIn?.employeeNumber ?? 'nobody'}`,
	)
const leadsSomebody = (employeeNumber: string, today: Day) => {
	const personId = db.$client.prepare<[string], number>('select id from people where employee_number = ?').pluck().get(employeeNumber) ?? 0
	const token = startSession(db, { employeeNumber }, by(today)) ?? ''
	return [personId, findViewer(db, { token }, { now: startOfDay(today) })?.leads]
}

describe('the people of a manager who leaves', () => {
	it('stay with the manager to the last day, and fall to the one above from the day after', () => {
		leaves(lead, '2026-05-10')
		expect([teamOf(head, '2026-05-10'), without('2026-05-10')]).toEqual([['lead direct', 'officer'], []])
		expect([teamOf(head, '2026-05-11'), without('2026-05-11')]).toEqual([['officer direct'], ['officer: lead, head']])
		expect(countWithoutManager(db, by('2026-05-11'))).toBe(1)
		expect(findStandIn(db, { personId: officer }, by('2026-05-11'))).toEqual({ leftOn: '2026-05-10', standIn: 'Ada Head' })
		expect(findStandIn(db, { personId: officer }, by('2026-05-10'))).toBeNull()
		expect(teamOf(boss, '2026-05-11')).toEqual(['head direct', 'officer'])
		// As at an earlier day it was as it was.
		expect(teamOf(lead, '2026-05-01')).toEqual(['officer direct'])
	})

	it('fall further up, where the manager above leaves too', () => {
		leaves(lead, '2026-05-10')
		leaves(head, '2026-03-01')
		expect([teamOf(boss, '2026-05-11'), without('2026-05-11')]).toEqual([['officer direct'], ['officer: lead, boss']])
		expect([teamOf(boss, '2026-04-01'), without('2026-04-01')]).toEqual([['lead direct', 'officer'], ['lead: head, boss']])
	})

	it('have nobody above where all of the line have left, or lead in a circle', () => {
		leaves(lead, '2026-05-10')
		leaves(head, '2026-05-10')
		leaves(boss, '2026-05-10')
		expect(without('2026-05-11')).toEqual(['officer: lead, nobody'])
		db.$client.prepare('update placements set manager_id = ? where person_id = ?').run(lead, head)
		expect(without('2026-05-11')).toEqual(['officer: lead, nobody'])
	})

	it('do not come to lead themselves', () => {
		db.$client.prepare('update placements set manager_id = ? where person_id = ?').run(officer, lead)
		leaves(lead, '2026-05-10')
		expect([teamOf(officer, '2026-05-11'), without('2026-05-11')]).toEqual([[], ['officer: lead, nobody']])
	})

	it('lead to nobody at the top, who is not without a manager; whoever leads nobody and has no manager is', () => {
		createPerson(db, { employeeNumber: 'alone', from: '2020-01-01' })
		expect(without('2026-05-11')).toEqual(['alone: nobody, nobody'])
	})

	it('are led by a manager who has joined again in the mean time', () => {
		leaves(lead, '2026-05-10')
		db.$client
			.prepare(
				`insert into placements (person_id, valid_from, valid_to, worker_type, directorate_id, service_id, team_id, job_title, manager_id, tags, recorded_at)
				 select person_id, '2026-07-01', null, worker_type, directorate_id, service_id, team_id, job_title, manager_id, tags, 0 from placements where person_id = ?`,
			)
			.run(lead)
		expect([without('2026-06-01'), without('2026-07-01')]).toEqual([['officer: lead, head'], []])
	})

	it('are open to who leads them now, who has a team even without any other people', () => {
		leaves(lead, '2026-05-10')
		const viewer = (personId: number, today: Day) =>
			({ personId, ...by(today), roles: [], actor: '', givenName: '', familyName: '' }) as never
		expect(findPerson(db, { employeeNumber: 'officer', viewer: viewer(head, '2026-05-11') })).not.toBeNull()
		expect(findPerson(db, { employeeNumber: 'officer', viewer: viewer(boss, '2026-05-11') })).not.toBeNull()
		db.$client.prepare('update placements set manager_id = ? where person_id = ?').run(boss, officer)
		leaves(head, '2026-05-10')
		expect(leadsSomebody('boss', '2026-05-11')[1]).toBeTruthy()
	})

	it('have what they declare decided by who leads them now', () => {
		leaves(lead, '2026-05-10')
		declare(db, officer, secondJob, startOfDay('2026-05-11'))
		expect(listToDecide(db, { managerId: head }, by('2026-05-12'))).toHaveLength(1)
		expect(listToDecide(db, { managerId: boss }, by('2026-05-12'))).toHaveLength(0)
	})
})
