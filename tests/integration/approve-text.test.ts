import { beforeEach, describe, expect, it } from 'vitest'
import { approveDraft, reviewDraft } from '#app/features/code/draft/approve-draft.server.ts'
import { confirmIds } from '#app/features/code/draft/change-draft.server.ts'
import { entriesOf } from '#app/features/code/draft/code-draft.ts'
import { writeVersionToken } from '#app/features/code/draft/draft-version-token.ts'
import { createDraft, findDraft } from '#app/features/code/draft/drafts.server.ts'
import { publishEdition } from '#app/features/code/publication/publish-edition.server.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { sha256 } from '#app/platform/ids.ts'
import { action as approve, loader as approvePage } from '#app/routes/admin/code/$edition/approve/route.tsx'
import { loader as minute } from '#app/routes/admin/code/$edition/minute/route.tsx'
import { loader as publishPage } from '#app/routes/admin/code/$edition/publish/route.tsx'
import { loader as edition } from '#app/routes/admin/code/$edition/route.tsx'
import { action as chooseRule, loader as rulePage } from '#app/routes/admin/code/settings/approval/route.tsx'
import type { Role } from '#db/schema/sign-in.ts'
import { smallSource } from '#tests/factories/code-draft.ts'
import { createPerson } from '#tests/factories/register.ts'
import { dayBoxes, sentForm } from '#tests/factories/sent-form.ts'
import { ask, createSite, refused, signIn, type TestSite } from '#tests/factories/site.ts'

const now = Date.parse('2026-11-20T10:00:00Z')
const words = '%PDF-1.7 Resolved: that the Code be adopted.'
const id = '2017'
let site: TestSite
let helena: number

function join(givenName: string, role: Role, to: string | null = null): number {
	const personId = createPerson(site.db, { from: '2026-01-01', givenName, to })
	grantRole(site.db, { personId, role }, { now, actor: 'system' })
	return personId
}
const contextOf = (personId: number) => ({ now, actor: `person:${personId}` })
const draft = () => findDraft(site.db, { editionId: id }) ?? expect.fail('There is no draft.')
const seen = () => ({ draft: draft().id, revision: draft().revision })

beforeEach(() => {
	site = createSite({ now })
	helena = join('Helena', 'monitoring-officer')
	const file = { name: 'code.md', mediaType: 'text/markdown', bytes: new TextEncoder().encode(smallSource) }
	createDraft(site.db, { editionId: id, source: smallSource, file, outline: parseCode(smallSource) }, contextOf(helena))
	confirmIds(
		site.db,
		seen(),
		entriesOf(draft().outline).map(({ key }) => key),
		contextOf(helena),
	)
	expect(reviewDraft(site.db, seen(), contextOf(helena))).toBeNull()
})

async function send(by: number, fields: Record<string, string | File> = {}): Promise<{ status: number; errors: string[] }> {
	const body = sentForm({
		...{ seen: writeVersionToken(draft()), approver: 'Full Council', ...dayBoxes('approvedOn', [2026, 11, 19]) },
		...{ minute: new File([words], 'Minute 14.pdf'), ...fields },
	})
	const args = ask(site, `/admin/code/${id}/approve`, { cookie: await signIn(site, by), params: { edition: id } })
	args.request = new Request(args.request.url, { method: 'POST', headers: args.request.headers, body })
	const answer: unknown = await approve(args)
	if (answer instanceof Response) return { status: answer.status, errors: [] }
	const { data, init } = answer as { data: { errors: { text: string }[] }; init: ResponseInit | null }
	return { status: init?.status ?? 200, errors: data.errors.map(({ text }) => text) }
}
const visit = async (loader: (args: never) => unknown, by: number, path = `/admin/code/${id}`, form?: Record<string, string>) =>
	loader(ask(site, path, { cookie: await signIn(site, by), params: { edition: id }, ...(form && { form }) }) as never)

describe('the minute', () => {
	it('is kept with its hash, which the evidence has, and is handed to those who may read it', async () => {
		expect(await send(helena)).toEqual({ status: 302, errors: [] })
		expect(draft()).toMatchObject({ state: 'approved', minuteSha256: sha256(words) })
		const details = site.db.$client.prepare(`select details from evidence where action = 'code.draft-approved'`).pluck().get()
		expect(JSON.parse(String(details))).toMatchObject({ minuteSha256: sha256(words), loadedBy: `person:${helena}` })
		for (const by of [helena, join('Priya', 'hr'), join('Kwame', 'auditor')]) {
			const file = (await visit(minute, by)) as Response
			expect([await file.text(), file.headers.get('Content-Disposition')]).toEqual([words, `attachment; filename*=UTF-8''Minute%2014.pdf`])
		}
		expect((await refused(visit(minute, join('Marek', 'administrator')) as Promise<unknown>)).status).toBe(403)
		expect(verifyEvidence(site.db).errors).toEqual([])
	})

	it('that was changed afterwards is found by the evidence', async () => {
		await send(helena)
		site.db.$client.exec('drop trigger documents_refuse_change')
		site.db.$client
			.prepare('update documents set bytes = ? where sha256 = ?')
			.run(Buffer.from('%PDF-1.7 Resolved: nothing.'), sha256(words))
		expect(verifyEvidence(site.db).errors).not.toEqual([])
	})

	it.each([
		['nothing', '', /^Choose the minute/],
		['an empty file', new File([], 'minute.pdf'), /^Choose the minute/],
		['a page', new File(['<html>'], 'minute.pdf'), /must be a PDF, a Word document/],
		['a workbook', new File(['PK\u0003\u0004 xl/workbook.xml'], 'minute.docx'), /must be a PDF, a Word document/],
		['a picture of another kind', new File(['GIF89a'], 'minute.gif'), /must be a PDF, a Word document/],
		['too much', new File([words, 'x'.repeat(5_000_000)], 'minute.pdf'), /5 MB or smaller/],
	])('may not be %s: nothing is approved', async (_, file, text) => {
		expect(await send(helena, { minute: file })).toEqual({ status: 400, errors: [expect.stringMatching(text)] })
		expect(draft()).toMatchObject({ state: 'reviewed', minuteSha256: null })
	})

	it('is not there before', async () => expect((await refused(visit(minute, helena) as Promise<unknown>)).status).toBe(404))
})

describe('who loaded a text', () => {
	it('may record its approval where nobody else could, which is said', async () => {
		expect(await visit(approvePage, helena)).toMatchObject({ isOwnText: false })
		await send(helena)
		expect(await visit(edition, helena)).toMatchObject({
			who: { loadedBy: 'Helena Okafor', recordedBy: 'Helena Okafor, who also loaded it', minute: `/admin/code/${id}/minute` },
		})
	})

	it('is refused where somebody else can; the other is not', async () => {
		const other = join('Omar', 'monitoring-officer')
		expect(await visit(approvePage, helena)).toMatchObject({ isOwnText: true })
		expect(await send(helena)).toEqual({ status: 400, errors: [expect.stringMatching(/another Monitoring Officer has to/)] })
		expect(draft()).toMatchObject({ state: 'reviewed', minuteSha256: null })
		expect(await send(other)).toEqual({ status: 302, errors: [] })
		const { sha256: fingerprint } = draft()
		const publication = {
			id,
			fingerprint: fingerprint ?? '',
			effectiveFrom: '2026-11-20',
			material: false,
			reason: 'Adopted',
			dueDays: null,
		}
		expect(publishEdition(site.db, publication, contextOf(helena))).toBeNull()
		expect(await visit(publishPage, helena)).toMatchObject({ who: { loadedBy: 'Helena Okafor', recordedBy: 'Omar Okafor' } })
		const published = site.db.$client
			.prepare(`select details from evidence where action = 'code.published' order by seq desc limit 1`)
			.pluck()
			.get()
		expect(JSON.parse(String(published))).toMatchObject({ loadedBy: `person:${helena}`, approvedBy: `person:${other}` })
		expect(verifyEvidence(site.db).errors).toEqual([])
	})

	it.each([
		['hr', null],
		['administrator', null],
		['monitoring-officer', '2026-06-30'],
	] as const)('is not refused because there is somebody with the role %s until %s', async (role, to) => {
		join('Omar', role, to)
		expect(await send(helena)).toEqual({ status: 302, errors: [] })
	})

	it('on the server is refused in the same way', () => {
		join('Omar', 'monitoring-officer')
		site.db.$client.exec(`update code_drafts set created_by = 'command-line'`)
		const approval = { approver: 'Full Council', approvedOn: '2026-11-19' }
		expect(approveDraft(site.db, seen(), approval, { now, actor: 'command-line' })).toMatchObject({
			refusal: expect.stringContaining('another'),
		})
		expect(approveDraft(site.db, seen(), approval, contextOf(helena))).toHaveProperty('fingerprint')
	})
})

describe('the setting', () => {
	const choose = async (by: number, who: string, reason = 'One of us is enough.') =>
		visit(chooseRule, by, '/admin/code/settings/approval', { who, reason }) as unknown as Promise<{
			status?: number
			init?: { status: number }
		}>

	it('follows the roles until somebody chooses, with a reason and evidence', async () => {
		expect(await visit(rulePage, helena)).toMatchObject({ initial: { who: 'anybody' } })
		const other = join('Omar', 'monitoring-officer')
		expect(await visit(rulePage, helena)).toMatchObject({ initial: { who: 'another' } })
		expect((await choose(other, 'anybody', '')).init?.status).toBe(400)
		expect((await choose(other, 'everybody')).init?.status).toBe(400)
		expect((await choose(other, 'anybody')).status).toBe(302)
		await choose(other, 'anybody')
		expect(await visit(rulePage, helena)).toMatchObject({
			initial: { who: 'anybody' },
			because: expect.stringContaining('One of us is enough.'),
		})
		expect(site.db.$client.prepare(`select count(*) from evidence where action = 'code.approval-rule-recorded'`).pluck().get()).toBe(1)
		expect(await send(helena)).toEqual({ status: 302, errors: [] })
	})

	it('may be set where one person holds the role, and is not done away with by whom it binds', async () => {
		expect((await choose(helena, 'another', 'The council wants two.')).status).toBe(302)
		expect((await choose(helena, 'anybody')).init?.status).toBe(400)
		expect(await send(helena)).toMatchObject({ status: 400 })
		expect((await choose(join('Omar', 'monitoring-officer'), 'anybody')).status).toBe(302)
	})

	it('is for the Monitoring Officer', async () => {
		for (const role of ['hr', 'auditor', 'administrator'] as const) {
			const somebody = join(role, role)
			expect((await refused(choose(somebody, 'anybody'))).status).toBe(403)
			expect((await refused(visit(rulePage, somebody) as Promise<unknown>)).status).toBe(403)
		}
	})
})
