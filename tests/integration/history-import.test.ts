import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { checkObligations } from '#app/features/requirements/planning/check-obligations.server.ts'
import type { Database } from '#db/open.server.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { bring, createRequirements, historyRequirements } from '#tests/factories/history.ts'
import { createAbsence, createPerson } from '#tests/factories/register.ts'

let db: Database
let ada: number

const open = () => {
	db = createDatabase()
	createRequirements(db)
	ada = createPerson(db, { employeeNumber: '100001', from: '2020-04-01' })
	createPerson(db, { employeeNumber: '004217', from: '2026-10-01' })
	createPerson(db, { employeeNumber: 'AB1', from: '2018-01-01', to: '2026-06-30' })
	const planned = { personIds: [1, 2, 3], requirements: historyRequirements }
	applyObligations(db, planned, { now: Date.parse('2026-10-02T09:00:00Z'), actor: 'system' })
}
beforeEach(open)

const rows = <Row>(query: string): Row[] => db.$client.prepare<[], Row>(query).all()
const dueOf = (personId: number) =>
	rows<{ slug: string; cycle: number; due: string }>(
		`select slug, cycle, due_on as due from obligations o join requirements r on r.id = o.requirement_id
		 where person_id = ${personId} and superseded_at is null and met_at is null order by slug`,
	)
const written = () =>
	rows<{ n: number }>(
		'select (select count(*) from evidence) + (select count(*) from history_imports) + (select count(*) from obligations) as n',
	)

const header = 'User ID,Course full name,Completed on,Grade,Source\n'

describe('completions of the last system', () => {
	it('meet what is asked and start the next cycle; what has run out, and an old Code, is history only', () => {
		const text = `${header}100001,Data protection,2026-03-02,85%,Moodle\n100001,Safeguarding adults,2021-03-02,90,Moodle\n100001,The Code,2026-05-01,,Moodle\n`
		const result = bring(db, text)
		expect(result).toMatchObject({ brought: 3, leftOut: 0, question: null, errors: [] })
		expect(result.byRequirement.map(({ slug, counts, 'run-out': runOut, code }) => [slug, counts, runOut, code])).toEqual([
			['data-protection', 1, 0, 0],
			['safeguarding', 0, 1, 0],
			['code', 0, 0, 1],
		])
		expect(dueOf(ada)).toEqual([
			{ slug: 'code', cycle: 1, due: '2026-09-29' },
			{ slug: 'data-protection', cycle: 2, due: '2027-03-02' },
			{ slug: 'safeguarding', cycle: 1, due: '2026-09-29' },
		])
		expect(rows('select count(*) as n from certificates')).toEqual([{ n: 0 }])
		expect(checkObligations(db, historyRequirements, '2026-11-20').drift).toBe(0)
		expect(verifyEvidence(db)).toMatchObject({ ok: true, errors: [] })
	})

	it('bring nothing the second time, and a dry run writes nothing', () => {
		const text = `${header}100001,data-protection,2026-03-02,85%,Moodle\n`
		const before = written()
		const dry = bring(db, text, { dryRun: true })
		expect(dry).toMatchObject({ brought: 1, due: { people: 1, changed: 1, first: [{ before: '2026-09-29', after: '2027-03-02' }] } })
		expect(written()).toEqual(before)
		expect(bring(db, text).importId).toBe(1)
		const after = written()
		expect(bring(db, text)).toMatchObject({ brought: 0, same: 1, importId: null })
		expect(written()).toEqual(after)
	})

	it('are all brought or none, and those that cannot be may be left out by choice and are kept', () => {
		const text = `${header}100001,data-protection,2026-03-02,85,\n999999,data-protection,2026-03-02,85,\n100001,data-protection,2027-03-02,85,\n100001,data-protection,2026-03-03,79.99,\n`
		const before = written()
		const refused = bring(db, text)
		expect(refused).toMatchObject({ question: { about: 'faults', rows: 3 }, importId: null })
		expect(refused.faults.map(({ row, column }) => [row, column])).toEqual([
			[3, 'employee_number'],
			[4, 'completed_on'],
			[5, 'score'],
		])
		expect(written()).toEqual(before)
		expect(bring(db, text, { layout: { leaveOut: true } })).toMatchObject({ brought: 1, leftOut: 3, importId: 1 })
		expect(rows<{ left: string }>('select left_out as left from history_imports').map(({ left }) => JSON.parse(left))).toMatchObject([
			[{ row: 3, cells: ['999999', 'data-protection', '2026-03-02', '85', ''] }, { row: 4 }, { row: 5 }],
		])
		expect(verifyEvidence(db).ok).toBe(true)
	})

	it('ask what a course is, and remember the answer for the next file', () => {
		const text = (day: string) => `${header}100001,GDPR Essentials (2024),${day},85,\n100001,Fire Warden,${day},,\n`
		expect(bring(db, text('2026-03-02')).question).toMatchObject({
			about: 'courses',
			titles: [
				{ title: 'Fire Warden', nearest: null },
				{ title: 'GDPR Essentials (2024)', nearest: 'data-protection' },
			],
		})
		const courses = { 'gdpr essentials 2024': 'data-protection', 'fire warden': null }
		expect(bring(db, text('2026-03-02'), { layout: { courses } })).toMatchObject({ brought: 1, notWanted: 1, question: null })
		expect(bring(db, text('2026-03-09'))).toMatchObject({ brought: 1, notWanted: 1, question: null })
		expect(dueOf(ada)[1]).toMatchObject({ slug: 'data-protection', due: '2027-03-09' })
	})

	it('ask whether a number without its zeros is that of somebody', () => {
		const text = `${header}4217,data-protection,2026-10-12,85,\nab1,data-protection,2026-03-12,85,\n`
		expect(bring(db, text).question).toMatchObject({
			about: 'numbers',
			people: 2,
			sample: [
				{ found: '4217', known: '004217' },
				{ found: 'ab1', known: 'AB1' },
			],
		})
		expect(bring(db, text, { layout: { numbers: 'alike' } })).toMatchObject({ brought: 2, question: null })
		expect(bring(db, `${header}4218,code,2026-10-12,85,\n`).faults).toHaveLength(1)
	})
})

describe('rows in any order, in pieces and again', () => {
	const pieces = [
		'100001,Data protection,2025-12-01,80,Moodle',
		'100001,Data protection,2026-03-02,85,Moodle',
		'100001,Data protection,2024-03-02,85,ESR',
		'100001,GDPR Essentials,2026-06-01,90,ESR',
		'100001,Safeguarding adults,2021-03-02,90,Moodle',
		'100001,Safeguarding adults,2025-02-28,90,Moodle',
		'004217,Safeguarding adults,2026-10-20,75,Moodle',
		'004217,The Code,2026-10-21,,Moodle',
		'AB1,Data protection,2026-02-01,100,Moodle',
	]
	const courses = { 'gdpr essentials': 'data-protection' }
	const bringRows = (lines: readonly string[]) => bring(db, `${header}${lines.join('\n')}\n`, { layout: { courses } })
	/** What is on record, without the row and the import that each came from. */
	const state = () => [
		rows('select person_id, requirement_id, completed_on, score, valid_until, standing, source from brought_learning order by 1, 2, 3, 7'),
		[1, 2, 3].map(dueOf),
	]

	it('leave the same record and the same due days, and a second time changes nothing', () => {
		expect(bringRows(pieces)).toMatchObject({ brought: pieces.length, errors: [] })
		const expected = state()
		fc.assert(
			fc.property(
				fc.shuffledSubarray(pieces, { minLength: pieces.length }),
				fc.integer({ min: 1, max: pieces.length }),
				fc.subarray(pieces, { minLength: 1 }),
				(order, cut, again) => {
					open()
					for (const file of [order.slice(0, cut), order.slice(cut)]) if (file.length > 0) expect(bringRows(file).errors).toEqual([])
					expect(state()).toEqual(expected)
					const before = written()
					expect(bringRows(again)).toMatchObject({ brought: 0, errors: [] })
					expect(written()).toEqual(before)
				},
			),
			{ numRuns: 12 },
		)
	})

	it.each([
		['GDPR Essentials', 'gdpr essentials'],
		['GDPR – Essentials!', 'gdpr essentials'],
		['  gdpr   ESSENTIALS ', 'gdpr essentials'],
		['“GDPR” Essentials', 'gdpr essentials'],
		['GDPR_Essentials', 'gdpr essentials'],
		['Gdpr: Essentials', 'gdpr essentials'],
	])('the course %s is what was said of %s', (title, said) => {
		const found = bring(db, `${header}100001,${title},2026-03-02,85,\n`, { layout: { courses: { [said]: 'data-protection' } } })
		expect(found).toMatchObject({ brought: 1, question: null, errors: [] })
	})
})

describe('absences of the last system', () => {
	const leave = 'Staff No,Absence type,First day,Last day\n'

	it('stop the clock as leave recorded by hand does', () => {
		const result = bring(db, `${leave}100001,Maternity leave,2026-09-10,2026-12-31\n100001,Sabbatical,2022-01-01,2022-06-30\n`)
		expect(result).toMatchObject({
			brought: 2,
			byKind: [
				{ kind: 'career break', brought: 1 },
				{ kind: 'parental leave', brought: 1 },
			],
		})
		expect(dueOf(ada)[1]).toMatchObject({ slug: 'data-protection', due: '2027-01-20' })
		expect(verifyEvidence(db).ok).toBe(true)
		expect(bring(db, `${leave}100001,Sabbatical,2022-01-01,2022-06-30\n`)).toMatchObject({ brought: 0, same: 1 })
	})

	it('may not overlap, each other or what is on record', () => {
		createAbsence(db, ada, { from: '2021-01-01', to: '2021-03-31' })
		const text = `${leave}100001,LTS,2021-03-31,2021-05-01\n100001,LTS,2022-01-01,\n100001,LTS,2022-05-01,2022-06-01\n100001,LTS,2019-01-01,2019-02-01\nAB1,LTS,2026-07-01,2026-07-31\n`
		const { faults } = bring(db, text)
		expect(faults.map(({ row, message }) => [row, message.slice(0, 40)])).toEqual([
			[2, 'It overlaps the parental from 2021-01-01'],
			[4, 'It overlaps the long-term sickness from '],
			[5, '2019-01-01 is before 100001 started here'],
			[6, '2026-07-01 is after the last day of AB1 '],
		])
	})

	it('ask what an unknown kind is', () => {
		expect(bring(db, `${leave}100001,Sickness,2022-01-01,2022-01-02\n`).question).toEqual({
			about: 'kinds',
			words: [{ word: 'Sickness', rows: 1 }],
		})
		expect(bring(db, `${leave}100001,Sickness,2022-01-01,2022-01-02\n`, { layout: { kinds: { sickness: null } } })).toMatchObject({
			brought: 0,
			notWanted: 1,
		})
	})
})
