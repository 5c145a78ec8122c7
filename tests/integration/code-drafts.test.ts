import { describe, expect, it } from 'vitest'
import { approveDraft, discardDraft, reviewDraft } from '#app/features/code/draft/approve-draft.server.ts'
import {
	changeId,
	confirmIds,
	editDraft,
	setDetails,
	setPlain,
	setStatements,
	resolveAllDoubts,
	takeAsRead,
} from '#app/features/code/draft/change-draft.server.ts'
import { entriesOf, type CodeDraft } from '#app/features/code/draft/code-draft.ts'
import { smallSource } from '#tests/factories/code-draft.ts'
import { draftText } from '#app/features/code/draft/draft-text.ts'
import { createDraft, findDraft } from '#app/features/code/draft/drafts.server.ts'
import type { OutlineEdit } from '#app/features/code/draft/edit-outline.ts'
import { fingerprintOf } from '#app/features/code/edition/edition-text.ts'
import { findVersion } from '#app/features/code/edition/find-edition-text.server.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { idsOf } from '#app/features/code/draft/propose-ids.ts'
import { writeVersionToken } from '#app/features/code/draft/draft-version-token.ts'
import { stale } from '#app/features/code/draft/save-draft.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { action as editionsAction, loader as editionsLoader } from '#app/routes/admin/code/route.tsx'
import { action as approveAction, loader as approveLoader } from '#app/routes/admin/code/$edition/approve/route.tsx'
import { action as idsAction, loader as idsLoader } from '#app/routes/admin/code/$edition/ids/route.tsx'
import { action as outlineAction, loader as outlineLoader } from '#app/routes/admin/code/$edition/outline/route.tsx'
import type { Role } from '#db/schema/sign-in.ts'
import { createPerson } from '#tests/factories/register.ts'
import { sentForm } from '#tests/factories/sent-form.ts'
import { ask, createSite, refused, signIn, type Asked, type TestSite } from '#tests/factories/site.ts'

const now = Date.parse('2026-11-20T10:00:00Z')
const context = { now, actor: 'person:1' }
const bytes = new TextEncoder().encode(smallSource)
const file = { name: 'code.md', mediaType: 'text/markdown', bytes }

const begin = (site: TestSite, editionId: string, source = smallSource) =>
	createDraft(site.db, { editionId, source, file, outline: parseCode(source) }, context)
function draftOf(site: TestSite, editionId: string): CodeDraft {
	const draft = findDraft(site.db, { editionId })
	if (!draft) throw new Error('There is no draft.')
	return draft
}
const seen = ({ id, revision }: CodeDraft) => ({ draft: id, revision })
const count = (site: TestSite, table: string) => site.db.$client.prepare(`select count(*) from ${table}`).pluck().get()

/** Everything confirmed and reviewed. */
function reviewed(site: TestSite, editionId: string): CodeDraft {
	const draft = draftOf(site, editionId)
	const keys = entriesOf(draft.outline).map(({ key }) => key)
	expect(confirmIds(site.db, seen(draft), keys, context)).toBeNull()
	expect(reviewDraft(site.db, seen(draftOf(site, editionId)), context)).toBeNull()
	return draftOf(site, editionId)
}

describe('a draft', () => {
	it('keeps the document, proposes ids, and takes plain English and statements over', () => {
		const site = createSite({ now, counted: false })
		expect(begin(site, '2017')).toEqual({ draft: 1 })
		const draft = draftOf(site, '2017')
		expect(draft).toMatchObject({ state: 'draft', label: 'April 2017', title: 'Code of Conduct', base: { id: '2017' } })
		expect(site.db.$client.prepare('select bytes from documents').pluck().get()).toEqual(Buffer.from(bytes))
		const text = draftText(draft)
		expect(text.sections[0]?.clauses[0]).toMatchObject({ id: 'p1', plain: expect.stringMatching(/\S/) })
		expect(text.statements[0]?.text).toBe('I have read the Code of Conduct (April 2017).')
		expect(text.statements.length).toBe(draft.base.statements.length)
	})

	it('has its doubts answered all at once, or is taken as it was read', () => {
		const site = createSite({ now, counted: false })
		begin(site, '2017', 'Code\n\nHonesty\n\n1. Be honest.\n\n3. Ask.\n')
		expect(draftOf(site, '2017').outline.unsure).toHaveLength(1)
		expect(resolveAllDoubts(site.db, seen(draftOf(site, '2017')), context)).toBeNull()
		expect(draftOf(site, '2017').outline.unsure).toEqual([])
		expect(reviewDraft(site.db, seen(draftOf(site, '2017')), context)).toMatch(/cannot be reviewed yet/)
		expect(takeAsRead(site.db, seen(draftOf(site, '2017')), context)).toBeNull()
		expect(reviewDraft(site.db, seen(draftOf(site, '2017')), context)).toBeNull()
	})

	it('of another edition is compared with the one in force, and its new clauses get ids that none had', () => {
		const site = createSite({ now, counted: false })
		begin(site, '2026')
		const { base, ids } = draftOf(site, '2026')
		expect(base.id).toBe('2017')
		const before = new Set(idsOf(base))
		const all = Object.values(ids)
		expect(all.filter(({ because }) => because === null).map(({ id }) => before.has(id))).not.toContain(true)
		expect(all.filter(({ because }) => because !== null).map(({ id }) => before.has(id))).not.toContain(false)
		expect(new Set(all.map(({ id }) => id)).size).toBe(4)
	})

	it('keeps what was written in plain English beside its own paragraph, whatever that is matched with', () => {
		const site = createSite({ now, counted: false })
		begin(site, '2026')
		expect(setPlain(site.db, seen(draftOf(site, '2026')), { key: 'c1', text: 'Be honest.' }, context)).toBeNull()
		const plain = () => draftText(draftOf(site, '2026')).sections.flatMap(({ clauses }) => clauses.map((clause) => clause.plain))
		const idOf = (key: string) => draftOf(site, '2026').ids[key]?.id ?? ''
		const beside = ['Be honest.', null, null]
		expect(plain()).toEqual(beside)
		for (const choice of [
			{ key: 'c2', id: idOf('c1') },
			{ key: 'c1', id: 'p9' },
			{ key: 'c2', id: null },
		]) {
			expect(changeId(site.db, seen(draftOf(site, '2026')), choice, context)).toBeNull()
			expect(plain()).toEqual(beside)
		}
	})

	it('of before, with the plain English by the ids of clauses, is read as it was and goes on', () => {
		const site = createSite({ now, counted: false })
		begin(site, '2017')
		site.db.$client.prepare('update code_drafts set plain = ?').run(JSON.stringify({ p2: 'Own up.', p3: '', entries: 'No such clause.' }))
		expect(draftOf(site, '2017').plain).toEqual({ c2: 'Own up.', c3: '' })
		expect(changeId(site.db, seen(draftOf(site, '2017')), { key: 'c1', id: 'p2' }, context)).toBeNull()
		expect(draftOf(site, '2017')).toMatchObject({ plain: { c2: 'Own up.', c3: '' }, ids: { c1: { id: 'p2' } } })
	})

	it('takes plain English along where a correction gives a paragraph another place', () => {
		const site = createSite({ now, counted: false })
		begin(site, '2026')
		const edit = (...edits: OutlineEdit[]) => {
			for (const each of edits) expect(editDraft(site.db, seen(draftOf(site, '2026')), each, context)).toBeNull()
			return draftOf(site, '2026').plain
		}
		for (const [key, text] of Object.entries({ c1: 'One.', c2: 'Two.', c3: 'Three.' }))
			expect(setPlain(site.db, seen(draftOf(site, '2026')), { key, text }, context)).toBeNull()
		expect(edit({ kind: 'join-clause', clause: 'c2' })).toEqual({ c1: 'One.\n\nTwo.', c3: 'Three.' })
		expect(edit({ kind: 'split-clause', clause: 'c1', block: 1 })).toEqual({ c1: 'One.\n\nTwo.', c3: 'Three.' })
		expect(edit({ kind: 'to-questions', clause: 'c3' })).toEqual({ c1: 'One.\n\nTwo.', q2: 'Three.' })
		expect(edit({ kind: 'from-questions', question: 'q2' }, { kind: 'move-clause', clause: 'c1', direction: 'down' })).toEqual({
			c1: 'One.\n\nTwo.',
			c5: 'Three.',
		})
	})

	it('has one title, whether it is corrected in the outline or among the details', () => {
		const site = createSite({ now, counted: false })
		begin(site, '2026')
		const edit = { kind: 'retitle', entry: 'title', heading: 'Officers’ Code of Conduct' } as const
		expect(editDraft(site.db, seen(draftOf(site, '2026')), edit, context)).toBeNull()
		const draft = draftOf(site, '2026')
		expect(draft).toMatchObject({
			title: 'Officers’ Code of Conduct',
			outline: { title: 'Officers’ Code of Conduct', was: 'Code of Conduct' },
		})
		expect(draftText(draft)).toMatchObject({
			title: 'Officers’ Code of Conduct',
			statements: expect.arrayContaining([{ id: 'read', text: 'I have read the Officers’ Code of Conduct (2026).' }]),
		})
		const details = { label: '2026', title: 'Our Code', material: null, reason: null, changeNotes: [] }
		expect(setDetails(site.db, seen(draft), details, context)).toBeNull()
		expect(draftOf(site, '2026').outline).toMatchObject({ title: 'Our Code', was: 'Code of Conduct' })
		const long = editDraft(site.db, seen(draftOf(site, '2026')), { ...edit, heading: 'x'.repeat(201) }, context)
		expect(long).toBe('The title must be 200 characters or fewer')
	})

	it('is one at a time', () => {
		const site = createSite({ now, counted: false })
		begin(site, '2017')
		expect(begin(site, '2026')).toEqual({ refusal: expect.stringContaining('There is a draft already: 2017, April 2017') })
		expect(count(site, 'code_drafts')).toBe(1)
		expect(() =>
			site.db.$client
				.exec(`insert into code_drafts select 9, edition_id, label, title, 'reviewed', source_sha256, source, outline, clause_ids, plain,
			statements, change_notes, null, null, 0, created_by, created_at, updated_at, null, null, null, null, null, null, null, null from code_drafts`),
		).toThrow(/UNIQUE/)
		expect(discardDraft(site.db, seen(draftOf(site, '2017')), { reason: 'The wrong file.' }, context)).toBeNull()
		expect(begin(site, '2026')).toMatchObject({ draft: 2 })
		expect(() => site.db.$client.exec('delete from code_drafts')).toThrow(/never deleted/)
	})

	it('is changed by whoever saw it as it is: a second tab is told', () => {
		const site = createSite({ now, counted: false })
		begin(site, '2017')
		const first = draftOf(site, '2017')
		const key = entriesOf(first.outline)[2]?.key ?? ''
		expect(editDraft(site.db, seen(first), { kind: 'split-clause', clause: key, block: 1 }, context)).toBeNull()
		for (const refusal of [
			editDraft(site.db, seen(first), { kind: 'join-clause', clause: key }, context),
			setPlain(site.db, seen(first), { key: 'c1', text: 'Lost?' }, context),
			reviewDraft(site.db, seen(first), context),
			discardDraft(site.db, seen(first), { reason: 'No.' }, context),
		])
			expect(refusal).toBe(stale)
		expect(entriesOf(draftOf(site, '2017').outline)).toHaveLength(5)
	})

	it('has to be reviewed again after any change', () => {
		const site = createSite({ now, counted: false })
		begin(site, '2017')
		const changes = [
			(draft: CodeDraft) => setStatements(site.db, seen(draft), [{ id: 'read', text: 'I have read it.' }], context),
			(draft: CodeDraft) => setPlain(site.db, seen(draft), { key: 'c1', text: 'Be honest.' }, context),
			(draft: CodeDraft) => changeId(site.db, seen(draft), { key: entriesOf(draft.outline)[0]?.key ?? '', id: 'p1' }, context),
			(draft: CodeDraft) =>
				setDetails(
					site.db,
					seen(draft),
					{ label: 'Autumn 2017', title: draft.title, material: false, reason: 'Wording.', changeNotes: [] },
					context,
				),
		]
		for (const change of changes) {
			expect(change(reviewed(site, '2017'))).toBeNull()
			expect(draftOf(site, '2017')).toMatchObject({ state: 'draft', reviewedAt: null })
		}
		expect(draftOf(site, '2017')).toMatchObject({ label: 'Autumn 2017', material: false, reason: 'Wording.' })
		expect(draftText(draftOf(site, '2017')).statements).toEqual([{ id: 'read', text: 'I have read it.' }])
	})

	it('is not reviewed while something is unanswered, nor approved before it is reviewed or for a day to come', () => {
		const site = createSite({ now, counted: false })
		begin(site, '2017')
		expect(reviewDraft(site.db, seen(draftOf(site, '2017')), context)).toBe('It cannot be reviewed yet: 4 clauses still to match')
		const approval = { approver: 'Full Council', approvedOn: '2026-11-19' }
		expect(approveDraft(site.db, seen(draftOf(site, '2017')), approval, context)).toEqual({ refusal: expect.stringContaining('Review') })
		const draft = reviewed(site, '2017')
		expect(approveDraft(site.db, seen(draft), { ...approval, approvedOn: '2026-11-21' }, context)).toEqual({
			refusal: 'The day of the meeting must be today or earlier, not 21 November 2026',
		})
		expect(approveDraft(site.db, seen(draft), approval, context)).toEqual({ fingerprint: fingerprintOf(draftText(draft)) })
	})

	it('is frozen once approved, with an entry for each step that names nobody', () => {
		const site = createSite({ now, counted: false })
		begin(site, '2017')
		const draft = reviewed(site, '2017')
		const approved = approveDraft(site.db, seen(draft), { approver: 'Full Council', approvedOn: '2026-11-20' }, context)
		const after = draftOf(site, '2017')
		expect(after).toMatchObject({
			state: 'approved',
			approver: 'Full Council',
			approvedOn: '2026-11-20',
			sha256: fingerprintOf(draftText(draft)),
		})
		expect(approved).toEqual({ fingerprint: after.sha256 })
		expect(setPlain(site.db, seen(after), { key: 'c1', text: 'Other.' }, context)).toBe('This draft is not open any more')
		expect(() => site.db.$client.exec(`update code_drafts set label = 'Other'`)).toThrow(/frozen/)
		expect(() => site.db.$client.exec(`update code_editions set label = 'Other'`)).toThrow()
		const entries = site.db.$client
			.prepare<[], string>(`select action from evidence where action like 'code.draft-%' order by seq`)
			.pluck()
			.all()
		expect(entries).toEqual(['code.draft-created', 'code.draft-changed', 'code.draft-reviewed', 'code.draft-approved'])
		expect(verifyEvidence(site.db)).toMatchObject({ ok: true })
		// Approved is not in force: nobody but the Monitoring Officer reads it before.
		const version = { id: '2017', version: after.sha256?.slice(0, 12) ?? '', personId: 1 }
		expect(findVersion(site.db, { ...version, unpublished: false })).toBeNull()
		expect(findVersion(site.db, { ...version, unpublished: true })?.title).toBe('Code of Conduct')
		expect(site.code.inForce('2026-11-20').fingerprint).not.toBe(after.sha256)
		expect(begin(site, '2017')).toMatchObject({ draft: 2 })
	})
})

describe('the pages', () => {
	async function open(role: Role | null) {
		const site = createSite({ now, counted: false })
		const personId = createPerson(site.db, { from: '2024-06-01' })
		if (role) grantRole(site.db, { personId, role }, { now, actor: 'system' })
		const cookie = await signIn(site, personId)
		const asked = (path: string, form?: Record<string, string>) =>
			ask(site, `/admin/code${path}`, { cookie, params: { edition: '2017' }, ...(form && { form }) })
		return { site, asked }
	}
	const load = (asked: (path: string, form?: Record<string, string>) => Asked, edition = '2017', text = smallSource) =>
		editionsAction(asked('?index', { edition, label: '', text }))

	it.each(['hr', 'auditor', 'administrator', null] as const)('are closed to %s', async (role) => {
		const { site, asked } = await open(role)
		const form = { edition: '2017', text: smallSource, intent: 'review', seen: '1.0' }
		const answers = [
			...[editionsLoader, outlineLoader, approveLoader].map((loader) => refused(loader(asked('')))),
			...[editionsAction, outlineAction, approveAction].map((action) => refused(action(asked('', form)))),
		]
		for (const answer of answers) expect((await answer).status).toBe(403)
		expect(count(site, 'code_drafts')).toBe(0)
	})

	it('load a document, correct it and keep the place', async () => {
		const { site, asked } = await open('monitoring-officer')
		expect(await load(asked)).toMatchObject({ status: 302 })
		const draft = draftOf(site, '2017')
		const [, second] = entriesOf(draft.outline).map(({ key }) => key)
		const form = { seen: writeVersionToken(draft), part: second ?? '', kind: 'join-clause', clause: second ?? '' }
		const answer = await outlineAction(asked('/2017/outline', form))
		const first = entriesOf(draft.outline)[0]?.key
		expect(answer instanceof Response && answer.headers.get('Location')).toBe(`/admin/code/2017/outline?at=${first}#${first}`)
		expect(await outlineAction(asked('/2017/outline', form))).toMatchObject({ init: { status: 400 }, data: { error: stale } })
		const { rows } = await outlineLoader(asked('/2017/outline'))
		expect(rows.filter(({ kind }) => kind === 'clause')).toHaveLength(2)
	})

	it('say of a match that was taken from another clause what became of that one', async () => {
		const { site, asked } = await open('monitoring-officer')
		await load(asked)
		const form = { seen: writeVersionToken(draftOf(site, '2017')), key: 'c2', id: 'p1', intent: 'change' }
		expect((await idsLoader(asked('/2017/ids?at=c2'))).open?.choices[0]).toMatchObject({
			id: 'p1',
			name: expect.stringContaining('now matched with Paragraph 1'),
		})
		const answer = await idsAction(asked('/2017/ids', form))
		const location = answer instanceof Response ? answer.headers.get('Location') : null
		expect(location).toBe('/admin/code/2017/ids?by=c2&from=c1')
		const { taken } = await idsLoader(asked('/2017/ids?by=c2&from=c1'))
		expect(taken).toMatchObject({ by: { key: 'c2', id: 'p1' }, from: { key: 'c1', was: null, confirmed: false } })
	})

	it('say what is wrong with what was sent, and keep it', async () => {
		const { site, asked } = await open('monitoring-officer')
		expect(await load(asked, 'No id', '')).toMatchObject({
			init: { status: 400 },
			data: { errors: [{ field: 'edition' }, { field: 'file' }], formValues: { edition: 'No id' } },
		})
		await load(asked)
		reviewed(site, '2017')
		const seenNow = writeVersionToken(draftOf(site, '2017'))
		const day = { 'approvedOn-day': '30', 'approvedOn-month': '2', 'approvedOn-year': '2026' }
		expect(await approveAction(asked('', { seen: seenNow, approver: '', ...day }))).toMatchObject({
			data: { errors: [{ field: 'approver' }, { field: 'approvedOn' }, { field: 'minute' }], formValues: day },
		})
		expect(draftOf(site, '2017').state).toBe('reviewed')
		const sound = { seen: seenNow, approver: 'Full Council', ...day, 'approvedOn-day': '20' }
		const sent = asked('', sound)
		const body = sentForm({ ...sound, minute: new File(['%PDF-1.7 The minute.'], 'minute.pdf') })
		sent.request = new Request(sent.request.url, { method: 'POST', headers: { Cookie: sent.request.headers.get('Cookie') ?? '' }, body })
		expect(await approveAction(sent)).toMatchObject({ status: 302 })
		expect(draftOf(site, '2017')).toMatchObject({ state: 'approved', approvedOn: '2026-02-20' })
		expect((await refused(outlineLoader(asked('/2017/outline')))).headers.get('Location')).toBe('/admin/code/2017')
	})
})
