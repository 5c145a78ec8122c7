import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { jobHandlers } from '#app/cli/job-handlers.ts'
import { publishCode } from '#app/cli/publish-code.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { smallSource } from '#tests/factories/code-draft.ts'
import { confirmIds } from '#app/features/code/draft/change-draft.server.ts'
import { entriesOf } from '#app/features/code/draft/code-draft.ts'
import { createDraft, findDraft } from '#app/features/code/draft/drafts.server.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { renderEdition } from '#app/features/code/edition/edition.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { findPublicationPreview } from '#app/features/code/publication/publication-previews.server.ts'
import { runDueJobs } from '#app/features/jobs/run-due-jobs.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { checkObligations } from '#app/features/requirements/planning/check-obligations.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { addDays, dayOf } from '#app/platform/calendar.ts'
import { dateFieldValues } from '#app/platform/form.ts'
import { action as formAction, loader as formLoader } from '#app/routes/admin/code/$edition/publish/route.tsx'
import { action as previewAction, loader as previewLoader } from '#app/routes/admin/code/$edition/publish/preview/route.tsx'
import { action as withdrawAction, loader as withdrawLoader } from '#app/routes/admin/code/$edition/publish/withdraw/route.tsx'
import type { Role } from '#db/schema/sign-in.ts'
import { sha256 } from '#app/platform/ids.ts'
import { createDraftRow } from '#tests/factories/approved-draft.ts'
import { attestCode } from '#tests/factories/learner.ts'
import { createAbsence, createPerson, type PersonCells } from '#tests/factories/register.ts'
import { ask, createSite, refused, signIn, type TestSite } from '#tests/factories/site.ts'

const began = Date.parse('2026-01-12T09:00:00Z')
const now = Date.parse('2026-06-15T09:00:00Z')
const today = dayOf(now)
let site: TestSite
let text: EditionText
let officer: number
let hr: number

function join(cells: Partial<PersonCells>, role?: Role): number {
	const personId = createPerson(site.db, { from: '2026-01-12', ...cells })
	applyObligations(site.db, { personIds: [personId], requirements: site.requirements }, { now: began, actor: 'system' })
	if (role) grantRole(site.db, { personId, role }, { now: began, actor: 'system' })
	attestCode(site, { personId, context: { now: began, actor: `person:${personId}` } })
	return personId
}

beforeEach(() => {
	site = createSite({ now: began, counted: false })
	officer = join({ employeeNumber: '100001', familyName: 'Abbott' }, 'monitoring-officer')
	hr = join({ employeeNumber: '100002', familyName: 'Bell' }, 'hr')
	const away = join({ employeeNumber: '100003', givenName: 'Ada', familyName: 'Cole', directorate: 'Place' })
	createAbsence(site.db, away, { from: '2026-06-01', to: '2026-07-31' })
	applyObligations(site.db, { personIds: [officer, hr, away], requirements: site.requirements }, { now, actor: 'system' })
	const shipped = site.code.inForce(today).text
	const [section, ...sections] = shipped.sections
	const [clause, ...clauses] = section?.clauses ?? []
	if (!section || !clause) throw new Error('The Code has no clause.')
	const changed = { ...clause, plain: 'Everything here is new, and every word of it has to be read.' }
	text = { ...shipped, id: '2026', label: 'June 2026', sections: [{ ...section, clauses: [changed, ...clauses] }, ...sections] }
	site.now = now
})

const at = '/admin/code/2026/publish'
const as = async (path: string, form?: Record<string, string>, personId = officer) =>
	ask(site, path, { cookie: await signIn(site, personId), params: { edition: path.split('/')[3] ?? '' }, ...(form && { form }) })
const locationOf = (answer: unknown) => (answer instanceof Response ? answer.headers.get('Location') : null)
const fields = (changes: Record<string, string> = {}): Record<string, string> => ({
	...dateFieldValues('from', addDays(today, 30)),
	kind: 'material',
	reason: 'New duties.',
	dueDays: '14',
	...changes,
})
async function preview(changes: Record<string, string> = {}) {
	expect(locationOf(await formAction(await as(at, fields(changes))))).toBe(`${at}/preview`)
	const page = await previewLoader(await as(`${at}/preview`))
	if (page.step !== 'preview') throw new Error('The preview takes too long.')
	return page
}
const confirm = async (token: string) => previewAction(await as(`${at}/preview`, { token }))

const adoptSection = (section: EditionText['sections'][number]) => ({
	...section,
	clauses: section.clauses.map((clause) => ({ ...clause, adopted: clause.plain })),
})

describe('the pages of publication', () => {
	beforeEach(() => {
		createDraftRow(site.db, text, { now, material: true, reason: 'The law changed' })
	})

	it.each(['material', 'minor'])('count all of a first adopted text for whoever agreed to the plain English: %s', async (kind) => {
		const adopted = { ...text, textKind: 'adopted' as const, sections: text.sections.map(adoptSection) }
		createDraftRow(site.db, adopted, { now: now + 1, material: true, reason: 'The council’s own wording' })
		join({ employeeNumber: '100004' })
		applyObligations(
			site.db,
			{ personIds: [createPerson(site.db, { employeeNumber: '100005', from: '2026-01-12' })], requirements: site.requirements },
			{ now: began, actor: 'system' },
		)
		const { effect } = await preview({ kind })
		const { minutes } = renderEdition(adopted)
		const people = kind === 'material' ? { again: 4, later: 0 } : { again: 0, later: 4 }
		expect(effect.reading.rows).toMatchObject([
			{ agreedTo: 'April 2017', reads: 'All of it: it is another text, even where it says the same', minutes, anyway: 0, ...people },
			{ agreedTo: 'Nothing yet', reads: 'All of it', minutes, again: 0, anyway: 1, later: 0 },
		])
		const readers = kind === 'material' ? 5 : 1
		const hours = Math.round((readers * minutes) / 60)
		expect(effect.reading.inAll).toContain(`${readers} ${readers === 1 ? 'person reads' : 'people read'} before they agree`)
		expect(effect.reading.inAll).toContain(`about ${hours} hour${hours === 1 ? '' : 's'}.`)
	})

	it('show what it does, publish it once confirmed, and let it be withdrawn until its day', async () => {
		const first = await formLoader(await as(at))
		expect(first).toMatchObject({ step: 'form', isComing: false, fields: { kind: 'material', reason: 'The law changed', dueDays: '28' } })
		const page = await preview()
		expect(page.effect.counts).toEqual({ again: 2, leave: 1, exempt: 0, asked: 0, done: 0, outside: 0 })
		expect(page.effect.directorates.map(({ name, again, leave }) => [name, again, leave])).toEqual([
			['Place', 0, 1],
			['Resources', 2, 0],
		])
		expect(page.effect.onLeave).toEqual([{ name: 'Ada Cole', employeeNumber: '100003', directorate: 'Place', back: '1 August 2026' }])
		expect(page.effect.reading.rows).toMatchObject([
			{ agreedTo: 'April 2017', reads: 'What changed', minutes: 1, again: 3, anyway: 0, later: 0 },
		])
		expect(page.effect.points.map(({ withIt }) => withIt)).toEqual([
			'100% up to date (3 of 3); 0 overdue',
			'0% up to date (0 of 2); 0 overdue',
			'0% up to date (0 of 2); 2 overdue',
		])
		expect(locationOf(await confirm(page.token))).toBe(`${at}?done=published`)
		expect((await refused(confirm(page.token))).headers.get('Location')).toBe(`${at}?gone`)
		const again = await formLoader(await as(`${at}?gone`))
		expect(again).toMatchObject({ gone: 'The edition is published: it binds from 15 July 2026. Your preview is no longer there.' })
		expect(site.code.inForce(addDays(today, 30)).id).toBe('2026')
		expect(await formLoader(await as(at))).toMatchObject({ step: 'form', isComing: true, fields: { reason: 'New duties', dueDays: '14' } })

		expect(await withdrawLoader(await as(`${at}/withdraw`))).toMatchObject({ from: '15 July 2026' })
		expect(await withdrawAction(await as(`${at}/withdraw`, { reason: ' ' }))).toMatchObject({ init: { status: 400 } })
		expect(locationOf(await withdrawAction(await as(`${at}/withdraw`, { reason: 'Too soon.' })))).toBe(`${at}?done=withdrawn`)
		expect(site.code.inForce(addDays(today, 30)).id).toBe('2017')
		expect((await refused(withdrawLoader(await as(`${at}/withdraw`)))).status).toBe(404)
	})

	it('of today: it is the Code at once, people are asked, and it cannot be taken back', async () => {
		const page = await preview({ ...dateFieldValues('from', today) })
		await confirm(page.token)
		expect(await formLoader(await as(at))).toMatchObject({ step: 'in-force', isBeingDone: true })
		await runDueJobs(site.db, jobHandlers(site), site.clock)
		expect(await formLoader(await as(at))).toMatchObject({ step: 'in-force', isBeingDone: false })
		expect(checkObligations(site.db, site.requirements, today)).toMatchObject({ drift: 0 })
		expect((await refused(withdrawLoader(await as(`${at}/withdraw`)))).status).toBe(404)
		expect(locationOf(await formAction(await as(at, fields())))).toBe(at)
	})

	it.each<[string, Record<string, string>, string]>([
		[
			'a day that is over',
			dateFieldValues('from', addDays(today, -1)),
			'The day must be today or later: nobody can have been bound by this edition before',
		],
		['no day', { 'from-day': '', 'from-month': '', 'from-year': '' }, 'Enter the day from which it binds'],
		['a day far away', dateFieldValues('from', '2030-01-01'), 'The day must be within the next 3 years'],
		['no kind', { kind: '' }, 'Choose whether the edition is material or minor'],
		['no reason', { reason: ' . ' }, 'Enter the reason'],
		['no days', { dueDays: '0' }, 'Enter the days that people have as a whole number from 1 to 365'],
		['too many days', { dueDays: '366' }, 'Enter the days that people have as a whole number from 1 to 365'],
	])('refuse %s, and keep what was typed', async (_, changes, error) => {
		const formValues = fields(changes)
		const answer = await formAction(await as(at, formValues))
		expect(answer).toMatchObject({
			init: { status: 400 },
			data: { formValues: { 'from-year': formValues['from-year'] }, errors: [{ text: error }] },
		})
	})

	it('take no confirmation of what nobody has seen, nor of a text that was approved meanwhile', async () => {
		const { token } = await preview()
		const kept = findPublicationPreview(site.db, { personId: officer, id: '2026' }, today)
		const { effect } = kept ?? {}
		Object.assign(kept ?? {}, { effect: null, seen: 20, of: 9_000 })
		expect(await previewLoader(await as(`${at}/preview`))).toMatchObject({ step: 'working', seen: 20, of: 9_000 })
		expect(locationOf(await confirm(token))).toBe(`${at}/preview`)
		Object.assign(kept ?? {}, { effect })
		createDraftRow(site.db, { ...text, about: 'As corrected.' }, { now: now + 1 })
		expect((await refused(confirm(token))).headers.get('Location')).toBe(`${at}?gone`)
		expect(await formLoader(await as(`${at}?gone`))).toMatchObject({ gone: expect.stringContaining('nothing was published') })
		expect(site.code.list().map(({ id }) => id)).toEqual(['2017'])
	})

	it('are for whoever manages the Code; an edition that nobody knows is not there', async () => {
		for (const loader of [formLoader, previewLoader, withdrawLoader])
			expect((await refused(loader(await as(at, undefined, hr)))).status).toBe(403)
		for (const action of [formAction, previewAction, withdrawAction]) expect((await refused(action(await as(at, {}, hr)))).status).toBe(403)
		expect((await refused(formLoader(await as('/admin/code/1999/publish')))).status).toBe(404)
	})
})

it('a proposal, or a draft, cannot be put in force: the page says what is missing', async () => {
	expect(await formLoader(await as(at))).toMatchObject({ step: 'no-text', state: null })
	expect((await refused(formAction(await as(at, fields())))).status).toBe(404)
	createDraftRow(site.db, text, { now, state: 'reviewed' })
	expect(await formLoader(await as(at))).toMatchObject({ step: 'no-text', label: 'June 2026', state: 'reviewed' })
})

describe('code publish', () => {
	const run = async (...args: string[]) => {
		let printed: unknown = null
		const code = await publishCode(site, args, (data) => (printed = data))
		return { code, printed }
	}

	it('puts the approved text in force, and asks everybody before it ends if the day is today', async () => {
		const fingerprint = createDraftRow(site.db, text, { now })
		const expected = {
			edition: '2026',
			label: 'June 2026',
			sha256: fingerprint,
			effectiveFrom: today,
			material: true,
			askedAgain: 2,
			askedWhenBack: 1,
		}
		expect(await run('2026', '--effective-from', today)).toEqual({ code: 0, printed: expected })
		const asked = `select count(*) from obligations where superseded_at is null and cause ->> '$.kind' = 'new-version'`
		expect(site.db.$client.prepare(asked).pluck().get()).toBe(3)
		expect(checkObligations(site.db, site.requirements, today)).toMatchObject({ drift: 0 })
		await expect(run('2026', '--effective-from', today)).rejects.toThrow('This text of edition 2026 binds since 15 June 2026 already.')
	})

	it('takes a minor edition of a later day with its reason, and moves it', async () => {
		createDraftRow(site.db, text, { now })
		const publish = (day: string) => run('2026', '--effective-from', day, '--minor', '--reason', 'A correction')
		expect((await publish('2026-07-01')).printed).toMatchObject({ material: false, askedAgain: 0, askedWhenBack: 0 })
		await expect(publish('2026-07-01')).rejects.toThrow('already, just so')
		expect((await publish('2026-07-02')).printed).toMatchObject({ effectiveFrom: '2026-07-02' })
		const live = site.db.$client.prepare(
			`select effective_from, material, reason from code_publications where edition_id = '2026' and superseded_at is null`,
		)
		expect(live.all()).toEqual([{ effective_from: '2026-07-02', material: 0, reason: 'A correction' }])
	})

	it('says what is missing, and changes nothing', async () => {
		const before = site.db.$client.prepare('select count(*) from evidence').pluck().get()
		await expect(run('2026', '--effective-from', today)).rejects.toThrow('There is no text of an edition 2026 here')
		await expect(run('2017', '--effective-from', today)).rejects.toThrow('binds since 1 April 2017 already')
		expect(site.db.$client.prepare('select count(*) from evidence').pluck().get()).toBe(before)
		const bytes = new TextEncoder().encode(smallSource)
		const context = { now, actor: 'person:1' }
		createDraft(
			site.db,
			{
				editionId: '2026',
				source: smallSource,
				file: { name: 'code.md', mediaType: 'text/markdown', bytes },
				outline: parseCode(smallSource),
			},
			context,
		)
		const approved = ['--approved-by', 'Full Council', '--approved-on', '2026-06-10']
		await expect(run('2026', '--effective-from', today, ...approved)).rejects.toThrow(
			/^The text of edition 2026 is a draft: \d+ clauses? still to match/,
		)
		const draft = findDraft(site.db, { editionId: '2026' })
		if (!draft) throw new Error('There is no draft.')
		confirmIds(
			site.db,
			{ draft: draft.id, revision: draft.revision },
			entriesOf(draft.outline).map(({ key }) => key),
			context,
		)
		await expect(run('2026', '--effective-from', today)).rejects.toThrow('Say who approved it and when')
		await expect(run('2026', '--effective-from', '2026-06-14', ...approved)).rejects.toThrow('14 June 2026 is over')
		expect(findDraft(site.db, { editionId: '2026' })?.state).toBe('draft')
		const folder = mkdtempSync(joinPath(tmpdir(), 'probity-minute-'))
		const minute = (name: string, words: string) => {
			writeFileSync(joinPath(folder, name), words)
			return ['--minute', joinPath(folder, name)]
		}
		const publish = (...more: string[]) => run('2026', '--effective-from', today, ...approved, ...more)
		await expect(publish(...minute('minute.pdf', '<html>'))).rejects.toThrow(
			/--minute: .*minute\.pdf: the file must be a PDF, a Word document/,
		)
		await expect(publish(...minute('empty.pdf', ''))).rejects.toThrow('the file is empty')
		await expect(publish('--minute', joinPath(folder, 'none.pdf'))).rejects.toThrow('there is no such file')
		expect(findDraft(site.db, { editionId: '2026' })?.state).toBe('draft')
		expect((await publish(...minute('minute.pdf', '%PDF-1.7 Resolved.'))).printed).toMatchObject({ edition: '2026', effectiveFrom: today })
		const minuteSha256 = sha256('%PDF-1.7 Resolved.')
		expect(findDraft(site.db, { editionId: '2026' })).toMatchObject({ state: 'approved', approver: 'Full Council', minuteSha256 })
		rmSync(folder, { recursive: true })
	})

	it.each([
		[['--effective-from', today], 'Name one edition.'],
		[['2026'], '--effective-from must be a day of the calendar'],
		[['2026', '--effective-from', '2026-02-30'], '--effective-from must be a day of the calendar'],
		[['2026', '--effective-from', today, '--minor', '--material'], 'not both'],
		[['2026', '--effective-from', today, '--due-days', '0'], '--due-days is a whole number'],
		[['2026', '--effective-from', today, '--approved-by', 'Full Council'], 'Say both'],
		[['2026', '--effective-from', today, '--minute', 'minute.pdf'], '--minute goes with --approved-by'],
		[['2026', '--effective-from', today, '--colour'], 'Unknown option'],
		[['2026', '--effective-from', '2099-01-01'], '--effective-from: The day must be within the next 3 years.'],
		[['2026', '--effective-from', today, '--reason', ' . '], '--reason: Enter the reason.'],
		[['2026', '--effective-from', today, '--reason', 'x'.repeat(301)], '--reason: The reason must be 300 characters or fewer.'],
	])('%j is the wrong way to call it', async (args, message) => {
		await expect(run(...args)).rejects.toThrow(UsageError)
		await expect(run(...args)).rejects.toThrow(message)
	})
})
