import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { jobHandlers } from '#app/cli/job-handlers.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { previewPublicationImpact } from '#app/features/code/publication/preview-publication-impact.server.ts'
import { findApprovedText } from '#app/features/code/publication/publications.server.ts'
import { isCommencing, publishEdition, withdrawPublication } from '#app/features/code/publication/publish-edition.server.ts'
import { commenceEdition } from '#app/features/code/publication/commence-edition.server.ts'
import type { Publication } from '#app/features/code/edition/record-editions.server.ts'
import { simulationOf, type AnswerGroup } from '#app/features/code/publication/simulate-publication.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { runDueJobs } from '#app/features/jobs/run-due-jobs.server.ts'
import { iterateCompletionRows } from '#app/features/reports/iterate-completion-rows.server.ts'
import { noFilters } from '#app/features/reports/report-query.ts'
import { requirementsOn } from '#app/features/reports/requirements-on.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { checkObligations } from '#app/features/requirements/planning/check-obligations.server.ts'
import { grantExemption } from '#app/features/requirements/decisions/grant-exemption.server.ts'
import { loadRequirements } from '#app/features/requirements/rules/load-requirements.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { watchRequirements } from '#app/features/requirements/rules/watch-requirements.server.ts'
import { addDays, dayOf, endOfDay, startOfDay, type Day } from '#app/platform/calendar.ts'
import { openDatabase } from '#db/open.server.ts'
import { createDraftRow } from '#tests/factories/approved-draft.ts'
import { attestCode } from '#tests/factories/learner.ts'
import { createAbsence, createPerson, type PersonCells } from '#tests/factories/register.ts'
import { createSite, type TestSite } from '#tests/factories/site.ts'

const at = (day: Day) => startOfDay(day) + 9 * 3_600_000
const began = at('2025-06-02')
const today = '2026-06-15'
const now = at(today)
const actor = 'person:1'
let site: TestSite
let text: EditionText
let fingerprint: string
const people = new Map<string, number>()

const code = (): Requirement => {
	const found = site.requirements.find(({ kind }) => kind === 'attestation')
	if (!found) throw new Error('The Code is not asked for.')
	return found
}
function hire(name: string, cells: Partial<PersonCells> = {}): number {
	const personId = createPerson(site.db, { from: '2025-06-02', familyName: name, ...cells })
	applyObligations(site.db, { personIds: [personId], requirements: site.requirements }, { now: site.now, actor: 'system' })
	people.set(name, personId)
	return personId
}
function attest(name: string, day: Day = dayOf(site.now)): void {
	const personId = people.get(name) ?? 0
	site.code.refresh()
	attestCode(site, { personId, context: { now: at(day), actor: `person:${personId}` } })
}
const publish = (changes: Partial<Publication> = {}) =>
	publishEdition(
		site.db,
		{ id: text.id, fingerprint, effectiveFrom: today, material: true, reason: 'New duties', dueDays: 28, ...changes },
		{ now: site.now, actor },
	)
const runJobs = async () => {
	const ran = await runDueJobs(site.db, jobHandlers(site), site.clock)
	expect(ran.failed).toBe(0)
	return ran.done
}
type Live = { personId: number; cycle: number; opensOn: Day; dueOn: Day; kind: string; on: Day }
const live = (): Map<number, Live> =>
	new Map(
		site.db.$client
			.prepare<[number], Live>(
				`select person_id as personId, cycle, opens_on as opensOn, due_on as dueOn, cause ->> '$.kind' as kind, cause ->> '$.on' as "on"
				 from obligations where requirement_id = ? and superseded_at is null and met_at is null`,
			)
			.all(code().id)
			.map((row) => [row.personId, row]),
	)
const of = (name: string): Live => {
	const row = live().get(people.get(name) ?? 0)
	if (!row) throw new Error(`Nothing is asked of ${name}.`)
	return row
}
const askedAgain = (day: Day): string[] =>
	[...people].filter(([, id]) => live().get(id)?.kind === 'new-version' && live().get(id)?.on === day).map(([name]) => name)
const isPlanned = () => expect(checkObligations(site.db, site.requirements, dayOf(site.now)).differences).toEqual([])
const goTo = (day: Day) => (site.now = at(day))
const reported = (asAt: Day, known: 'then' | 'now') => {
	const requirements = requirementsOn(site.db, site.requirements, { asAt, known }, site.now).filter(({ slug: id }) => id === 'code')
	return Object.fromEntries(
		[...iterateCompletionRows(site.db, { requirements, asAt, known, filters: noFilters }, { now: site.now })].map(({ name, dueOn }) => [
			name.split(' ')[1],
			dueOn,
		]),
	)
}

beforeEach(() => {
	site = createSite({ now: began, counted: false })
	people.clear()
	const shipped = site.code.inForce('2025-06-02')
	text = { ...shipped.text, id: '2026', label: 'June 2026' }
	hire('Settled', { directorate: 'Place' })
	hire('Renewing')
	hire('Away', { directorate: 'Place' })
	hire('Gone-long')
	hire('Excused')
	hire('Leaver', { to: '2026-06-20' })
	hire('Silent')
	goTo('2025-07-10')
	attest('Renewing')
	goTo('2026-01-20')
	for (const name of ['Settled', 'Away', 'Gone-long', 'Excused', 'Leaver']) attest(name)
	const context = { now: site.now, actor }
	createAbsence(site.db, people.get('Away') ?? 0, { from: '2026-06-01', to: '2026-08-31' })
	createAbsence(site.db, people.get('Gone-long') ?? 0, { from: '2026-06-01' })
	grantExemption(
		site.db,
		{ personId: people.get('Excused') ?? 0, requirement: code(), from: '2026-05-01', to: null, reason: 'other', note: 'A test' },
		context,
	)
	site.now = now
	hire('Starter', { from: '2026-06-10' })
	hire('Later', { from: '2026-07-15' })
	const personIds = [...people.values()]
	applyObligations(site.db, { personIds, requirements: site.requirements }, { now, actor: 'system' })
	fingerprint = createDraftRow(site.db, text, { now }) ?? ''
})

describe('what may be published', () => {
	it('is a text that was approved, from today or a later day', () => {
		expect(publish({ fingerprint: 'f'.repeat(64) })).toBe('not-approved')
		expect(publish({ effectiveFrom: addDays(today, -1) })).toBe('past')
		expect(site.db.$client.prepare(`select count(*) from code_publications where edition_id = '2026'`).pluck().get()).toBe(0)
		expect(publish({ effectiveFrom: addDays(today, 1) })).toBeNull()
		site.code.refresh()
		expect([site.code.inForce(today).id, site.code.inForce(addDays(today, 1)).id]).toEqual(['2017', '2026'])
		expect(verifyEvidence(site.db).errors).toEqual([])
	})

	it('is the text that was approved last', () => {
		const corrected = { ...text, about: 'As corrected.' }
		const second = createDraftRow(site.db, corrected, { now: now + 1, material: false, reason: 'A slip of the pen' })
		expect(findApprovedText(site.db, '2026')).toMatchObject({ fingerprint: second, material: false, reason: 'A slip of the pen' })
		expect(findApprovedText(site.db, '2031')).toBeNull()
	})

	it('comes into force once, and on a day of its own', async () => {
		const day = addDays(today, 30)
		expect(publish({ effectiveFrom: day })).toBeNull()
		expect(publish({ effectiveFrom: day })).toBe('published')
		const other = createDraftRow(site.db, { ...text, id: '2027' }, { now }) ?? ''
		expect(publish({ id: '2027', fingerprint: other, effectiveFrom: day })).toBe('day-taken')
		goTo(day)
		await runJobs()
		for (const effectiveFrom of [day, addDays(day, 5)]) expect(publish({ effectiveFrom })).toBe('in-force')
		expect(withdrawPublication(site.db, { id: '2026', fingerprint, reason: 'Why not' }, { now: site.now, actor })).toBe('in-force')
	})
})

describe('a material edition', () => {
	const asked = ['Settled', 'Away', 'Gone-long', 'Excused', 'Leaver']

	it('of today asks everybody who agreed to the one before; nobody who has to agree anyway loses a day', async () => {
		const [renewing, silent, starter] = [of('Renewing'), of('Silent'), of('Starter')]
		expect(publish()).toBeNull()
		expect(isCommencing(site.db, now)).toBe(true)
		expect(await runJobs()).toBe(1)
		expect(isCommencing(site.db, now)).toBe(false)
		expect(askedAgain(today)).toEqual(asked)
		expect(of('Settled')).toMatchObject({ cycle: 2, opensOn: today, dueOn: addDays(today, 28) })
		expect(of('Away').dueOn).toBe('2026-09-29')
		expect([of('Renewing'), of('Silent'), of('Starter')]).toEqual([renewing, silent, starter])
		isPlanned()
		const details = site.db.$client.prepare(`select details from evidence where action = 'code.in-force'`).pluck().get()
		expect(JSON.parse(String(details))).toEqual({
			edition: '2026',
			sha256: fingerprint,
			effectiveFrom: today,
			version: `2026@${fingerprint.slice(0, 12)}`,
			asksAgain: true,
		})
	})

	it('of a later day asks nobody before, and on its day from its first moment in London', async () => {
		const day = '2026-07-01'
		expect(publish({ effectiveFrom: day })).toBeNull()
		expect(await runJobs()).toBe(0)
		expect(askedAgain(day)).toEqual([])
		site.now = Date.parse('2026-06-30T22:59:59.999Z')
		expect(await runJobs()).toBe(0)
		site.now = Date.parse('2026-06-30T23:00:00Z')
		await runJobs()
		expect(askedAgain(day)).toEqual(['Settled', 'Away', 'Gone-long', 'Excused'])
		isPlanned()
		expect(await runJobs()).toBe(0)
		const winter = createDraftRow(site.db, { ...text, id: '2026-b' }, { now }) ?? ''
		publish({ id: '2026-b', fingerprint: winter, effectiveFrom: '2026-12-01' })
		const runAt = site.db.$client.prepare(`select run_at from jobs where kind = 'commence-edition' and done_at is null`).pluck().get()
		expect(runAt).toBe(Date.parse('2026-12-01T00:00:00Z'))
	})

	it('is agreed to once: by those, too, who did before the job ran', async () => {
		const day = '2026-06-25'
		publish({ effectiveFrom: day })
		goTo(day)
		attest('Renewing')
		attest('Starter')
		await runJobs()
		expect(askedAgain(day)).toEqual(['Settled', 'Away', 'Gone-long', 'Excused'])
		expect(of('Renewing')).toMatchObject({ kind: 'renewal', cycle: 3 })
		attest('Settled')
		expect(of('Settled')).toMatchObject({ kind: 'renewal', cycle: 3 })
		isPlanned()
	})

	it('that comes in the middle of a day asks those again who agreed to the one before it that morning', async () => {
		attest('Renewing')
		site.now = now + 1
		publish()
		await runJobs()
		expect(askedAgain(today)).toContain('Renewing')
		expect(of('Renewing')).toMatchObject({ cycle: 3, opensOn: today })
		attest('Renewing')
		expect(of('Renewing')).toMatchObject({ kind: 'renewal', cycle: 4 })
		isPlanned()
		// The slip of the pen that is put right that afternoon asks nobody a third time.
		const corrected = createDraftRow(site.db, { ...text, about: 'As corrected.' }, { now }) ?? ''
		expect(publish({ fingerprint: corrected, material: false })).toBeNull()
		await runJobs()
		expect(of('Renewing')).toMatchObject({ kind: 'renewal', cycle: 4 })
		attest('Silent')
		expect(of('Silent')).toMatchObject({ kind: 'renewal', cycle: 2 })
		isPlanned()
	})

	it('run late counts from its day; run twice, by two servers, it changes nothing more', async () => {
		const day = '2026-06-18'
		publish({ effectiveFrom: day })
		goTo('2026-06-20')
		await runJobs()
		expect(of('Settled')).toMatchObject({ opensOn: day, dueOn: addDays(day, 28) })
		const planned = live()
		const entries = verifyEvidence(site.db).entries
		const other = { ...site, requirements: loadRequirements(site.db, { folder: 'content', content: site.content }, site) }
		await jobHandlers(other)['commence-edition']?.(day)
		expect(live()).toEqual(planned)
		expect(verifyEvidence(site.db)).toMatchObject({ entries, ok: true })
		isPlanned()
	})

	it('that was corrected on its day before anything ran asks what both ask', async () => {
		publish({ effectiveFrom: '2026-06-18' })
		goTo('2026-06-18')
		const corrected = createDraftRow(site.db, { ...text, about: 'As corrected.' }, { now }) ?? ''
		publish({ fingerprint: corrected, effectiveFrom: '2026-06-18', material: false })
		await runJobs()
		expect(askedAgain('2026-06-18')).toEqual(asked)
		isPlanned()
	})

	it('shows in reports of its day and later only, as known then and as known now', async () => {
		const day = '2026-06-18'
		publish({ effectiveFrom: day })
		site.now = startOfDay(day)
		await runJobs()
		site.now = endOfDay('2026-06-19')
		for (const known of ['then', 'now'] as const) {
			expect(reported('2026-06-17', known)).toMatchObject({ Settled: '2027-01-20', Renewing: '2026-07-10' })
			expect(reported(day, known)).toMatchObject({ Settled: addDays(day, 28), Renewing: '2026-07-10' })
		}
	})
})

describe('a publication whose day has not come', () => {
	it('can be taken back: its job does nothing, and the edition before it goes on', async () => {
		const day = addDays(today, 10)
		publish({ effectiveFrom: day })
		const take = (reason: string) => withdrawPublication(site.db, { id: '2026', fingerprint, reason }, { now, actor })
		expect(take('The meeting was put off')).toBeNull()
		expect(take('Again')).toBe('none')
		goTo(day)
		await runJobs()
		expect(askedAgain(day)).toEqual([])
		site.code.refresh()
		expect(site.code.inForce(day).id).toBe('2017')
		const entry = site.db.$client.prepare(`select details ->> '$.reason' from evidence where action = 'code.publication-withdrawn'`)
		expect(entry.pluck().get()).toBe('The meeting was put off')
	})

	it('can be moved to another day, and back', async () => {
		const [first, second] = [addDays(today, 10), addDays(today, 12)]
		for (const effectiveFrom of [first, second, first]) expect(publish({ effectiveFrom })).toBeNull()
		goTo(first)
		await runJobs()
		expect(askedAgain(first)).toContain('Settled')
		goTo(second)
		await runJobs()
		expect(askedAgain(second)).toEqual([])
		isPlanned()
	})
})

it('a minor edition asks nobody, and is what everybody agrees to from then on', async () => {
	const before = live()
	publish({ material: false, dueDays: null })
	await runJobs()
	expect(live()).toEqual(before)
	attest('Renewing')
	const last = site.db.$client.prepare('select edition_id from attestations order by id desc limit 1').pluck().get()
	expect(last).toBe('2026')
	isPlanned()
})

it('an edition that ships later does not ask again while the council’s own is in force', async () => {
	publish()
	await runJobs()
	const before = live()
	const { currentEdition } = site.content
	const content = { ...site.content, currentEdition: { ...currentEdition, id: '2030', material: true } }
	loadRequirements(site.db, { folder: 'content', content, editionBinds: false }, { now: site.now })
	expect(live()).toEqual(before)
})

it('a server notices what another process has put in force', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'probity-'))
	writeFileSync(join(folder, 'probity.sqlite'), site.db.$client.serialize())
	const [server, command] = [openDatabase(join(folder, 'probity.sqlite')), openDatabase(join(folder, 'probity.sqlite'))]
	const watched = watchRequirements(server, site.requirements)
	expect(watched.current()).toBe(site.requirements)
	publishEdition(command, { id: '2026', fingerprint, effectiveFrom: today, material: true, reason: 'A test', dueDays: 14 }, { now, actor })
	await commenceEdition({ db: command, clock: site.clock, requirements: site.requirements }, today)
	const askedNow = watched.current().find(({ kind }) => kind === 'attestation')?.askedAgain
	expect(askedNow).toMatchObject([{ on: today, dueDays: 14, version: `2026@${fingerprint.slice(0, 12)}` }])
	watched.replace([])
	expect(watched.current()).toEqual([])
	server.$client.close()
	command.$client.close()
	rmSync(folder, { recursive: true })
})

describe('the simulation', () => {
	it.each<[string, Partial<Publication>]>([
		['of today', {}],
		['of a later day', { effectiveFrom: '2026-07-20', dueDays: 14 }],
		['of a minor edition', { material: false }],
	])('%s says who is asked again: the same people who then are', async (_, changes) => {
		const { effectiveFrom = today, material = true, dueDays = 28 } = changes
		const simulation = simulationOf(code(), { effectiveFrom, material, dueDays: dueDays ?? 28 }, today)
		const effect = await previewPublicationImpact(site.db, simulation)
		if (!effect) throw new Error('It was stopped.')
		publish(changes)
		goTo(effectiveFrom)
		await runJobs()
		const then = askedAgain(effectiveFrom).filter((name) => name !== 'Excused')
		expect(effect.counts.again + effect.counts.leave).toBe(then.length)
		for (const group of Object.keys(effect.counts) as AnswerGroup[])
			expect(effect.directorates.reduce((sum, { counts }) => sum + counts[group], 0)).toBe(effect.counts[group])
		const rows = [
			...iterateCompletionRows(
				site.db,
				{ requirements: [code()], asAt: effectiveFrom, known: 'then', filters: noFilters },
				{ now: site.now },
			),
		]
		expect(Object.values(effect.counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length)
		expect(effect.shares.dayWith.done).toBe(rows.filter(({ status }) => status === 'up-to-date' || status === 'renewal-open').length)
	})

	it('names who is on leave with the day they are back, and counts who would be overdue', async () => {
		const simulation = simulationOf(code(), { effectiveFrom: today, material: true, dueDays: 28 }, today)
		const effect = await previewPublicationImpact(site.db, simulation)
		expect(effect?.counts).toEqual({ again: 2, leave: 2, exempt: 1, asked: 3, done: 0, outside: 0 })
		expect(effect?.onLeave.map(({ personId, returnsOn }) => [personId, returnsOn])).toEqual([
			[people.get('Away'), '2026-09-01'],
			[people.get('Gone-long'), null],
		])
		expect(effect?.end).toBe('2026-07-14')
		// Leaver has left. Without the edition Renewing, Silent and Starter are overdue; with it Settled is too, and nobody counts who is away.
		expect(effect?.shares.endWithout).toEqual({ counted: 6, done: 3, overdue: 3 })
		expect(effect?.shares.endWith).toEqual({ counted: 4, done: 0, overdue: 4 })
	})
})
