import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { iterateRegister } from '#app/features/declarations/register/register.server.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { reportNowKnown } from '#app/features/reports/completion-report.server.ts'
import { iterateCompletionRows } from '#app/features/reports/iterate-completion-rows.server.ts'
import { noFilters } from '#app/features/reports/report-query.ts'
import { checkObligations } from '#app/features/requirements/planning/check-obligations.server.ts'
import { considerEverybody } from '#app/features/requirements/rules/preview-rule-impact.server.ts'
import { loader as completion } from '#app/routes/reports/completion/route.tsx'
import { streamText } from '#app/platform/web/stream-text.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { openDatabase, type Database } from '#db/open.server.ts'
import { createDatabaseFile } from '#tests/factories/database.ts'
import { attestCode, createLearner, passModule } from '#tests/factories/learner.ts'
import { createPerson } from '#tests/factories/register.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { ask, createSite, signIn, type TestSite } from '#tests/factories/site.ts'

const now = Date.parse('2026-11-20T10:00:00Z')
let folder: string
let site: TestSite
let others: Database
/** What happens before each statement of the reader. */
let meanwhile: (() => void) | null
let happened: number

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'probity-moment-'))
	meanwhile = null
	happened = 0
	const path = join(folder, 'probity.db')
	const db = createDatabaseFile(path, {
		onStatement: () => {
			const work = meanwhile
			meanwhile = null
			work?.()
			meanwhile = work
		},
	})
	site = createSite({ now, db })
	others = openDatabase(path)
	passModule(site, createLearner(site), 'data-protection')
})

afterEach(() => {
	others.$client.close()
	site.db.$client.close()
	rmSync(folder, { recursive: true })
})

/** Somebody starts, passes a module and agrees to the Code, by another connection: five kinds of record and their entries. */
function somebodyWorks(): void {
	const elsewhere = { ...site, db: others }
	const someone = createLearner(elsewhere, { employeeNumber: `9${String(happened).padStart(5, '0')}` })
	happened += 1
	passModule(elsewhere, someone, 'data-protection')
	attestCode(elsewhere, someone)
}

const hire = (count: number) => {
	const personIds = Array.from({ length: count }, (_, index) =>
		createPerson(site.db, { from: '2026-06-01', employeeNumber: `2${String(index).padStart(5, '0')}` }),
	)
	applyObligations(site.db, { personIds, requirements: site.requirements }, { now, actor: 'system' })
}
const question = () => ({ requirements: site.requirements, asAt: '2026-11-20', known: 'then' as const, filters: noFilters, page: 1 })
const atNoon = { now: now + 7_200_000 }

describe('while others write, of one moment is', () => {
	it('the check of the evidence', () => {
		meanwhile = somebodyWorks
		const during = verifyEvidence(site.db)
		meanwhile = null
		expect(happened).toBeGreaterThan(1)
		expect(during.errors).toEqual([])
		expect(during.entries).toBeLessThan(verifyEvidence(site.db).entries)
	})

	it('the check of the obligations', () => {
		meanwhile = somebodyWorks
		const during = checkObligations(site.db, site.requirements, '2026-11-20')
		meanwhile = null
		expect(happened).toBeGreaterThan(3)
		expect(during).toMatchObject({ obligations: during.people * site.requirements.length, drift: 0 })
		expect(during.people).toBeLessThan(checkObligations(site.db, site.requirements, '2026-11-20').people)
	})

	it('the completion report: figures and list', async () => {
		const [reader] = site.db.$client.prepare<[], number>('select id from people').pluck().all()
		grantRole(site.db, { personId: reader ?? 0, role: 'hr' }, { now, actor: 'system' })
		const cookie = await signIn(site, reader ?? 0)
		site.now = atNoon.now
		meanwhile = somebodyWorks
		const { data } = await completion(ask(site, '/reports/completion', { cookie }))
		meanwhile = null
		expect(happened).toBeGreaterThan(3)
		if (data.step !== 'report' || data.list.kind !== 'matrix') throw new Error('no report')
		expect(data.summary.people).toBe(data.list.people)
	})

	it('the export, however slowly it is read', () => {
		hire(260)
		const quiet = [...iterateCompletionRows(site.db, question(), atNoon)]
		const rows = iterateCompletionRows(site.db, question(), atNoon)
		const first = rows.next().value
		somebodyWorks()
		others.$client.exec(`update people set family_name = 'Changed'`)
		expect([first, ...rows]).toEqual(quiet)
		expect([...iterateCompletionRows(site.db, question(), atNoon)]).not.toEqual(quiet)
	})

	it('the report with what is known now, worked out in turns', async () => {
		hire(260)
		const quiet = await reportNowKnown(site.db, { ...question(), known: 'now' }, atNoon)
		const asked = reportNowKnown(site.db, { ...question(), known: 'now' }, atNoon)
		for (let turn = 0; turn < 3; turn += 1) somebodyWorks()
		expect(await asked).toEqual(quiet)
	})

	it('what a change of a rule or an edition would do, worked out in turns', async () => {
		hire(50)
		const seen: number[] = []
		const isDone = await considerEverybody(site.db, ({ met, live }, moment) => {
			if (seen.length % 10 === 0) somebodyWorks()
			const people = moment.$client.prepare<[], number>('select count(*) from people').pluck().get()
			seen.push(people ?? 0)
			expect(met.size + live.size).toBeGreaterThan(0)
		})
		expect(isDone).toBe(true)
		expect(happened).toBeGreaterThan(3)
		expect(new Set(seen)).toEqual(new Set([51]))
		expect(seen).toHaveLength(51)
	})

	it('the register', () => {
		const rows = iterateRegister(site.db, { asAt: '2026-11-20' }, atNoon)
		somebodyWorks()
		expect([...rows]).toHaveLength(1)
	})
})

it('a reader who goes leaves no moment open', async () => {
	hire(260)
	const open = () => site.db.$client.pragma('wal_checkpoint(truncate)', { simple: true })
	const reader = streamText(
		(function* () {
			for (const { employeeNumber } of iterateCompletionRows(site.db, question(), atNoon)) yield employeeNumber
		})(),
	).getReader()
	await reader.read()
	somebodyWorks()
	expect(open()).toBe(1)
	await reader.cancel()
	expect(open()).toBe(0)
})
