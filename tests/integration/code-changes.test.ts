import { beforeEach, describe, expect, it } from 'vitest'
import { compareEditions, nothingToRead } from '#app/features/code/comparison/compare-editions.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { findEdition } from '#app/features/code/edition/find-edition.server.ts'
import { textOfShipped } from '#app/features/code/edition/shipped-edition.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { loader as changesLoader } from '#app/routes/code/$edition/changes/route.tsx'
import { loader as codeLoader } from '#app/routes/code/$edition/route.tsx'
import { commenceEdition } from '#tests/factories/edition.ts'
import { attestCode } from '#tests/factories/learner.ts'
import { createPerson } from '#tests/factories/register.ts'
import { ask, createSite, refused, signIn, type TestSite } from '#tests/factories/site.ts'

const now = Date.parse('2026-06-15T09:00:00Z')
let site: TestSite
let personId: number
let shipped: EditionText

beforeEach(() => {
	site = createSite({ now, counted: false })
	shipped = textOfShipped(site.content.currentEdition)
	personId = createPerson(site.db, { from: '2026-06-01' })
	applyObligations(site.db, { personIds: [personId], requirements: site.requirements }, { now, actor: 'system' })
})

const open = async (id: string, since?: string) =>
	ask(site, `/code/${id}/changes${since === undefined ? '' : `?since=${since}`}`, {
		cookie: await signIn(site, personId),
		params: { edition: id },
	})

/** The Code of 2017 with one word of paragraph 43 changed, as an edition of its own. */
const revised = (): EditionText => ({
	...shipped,
	id: '2026',
	label: 'May 2026',
	sections: shipped.sections.map((section) => ({
		...section,
		clauses: section.clauses.map((clause) =>
			clause.id === 'p43' ? { ...clause, plain: clause.plain?.replace('consult', 'have written consent from') ?? null } : clause,
		),
	})),
})

describe('an edition by its fingerprint', () => {
	it('is the words that were recorded', () => {
		const edition = commenceEdition(site.db, revised(), { now })
		expect(findEdition(site.db, { sha256: edition.fingerprint })).toEqual(revised())
		expect(findEdition(site.db, { sha256: '0'.repeat(64) })).toBeNull()
	})

	it('recorded as pages, as it was before, says the same as the words of today: nobody has to read it again', () => {
		const { id, label, statements, sections, faq } = site.content.currentEdition
		const body = {
			statements,
			sections: sections.map(({ heading, clauses }) => ({
				heading,
				clauses: clauses.map(({ id: clause, number, html }) => ({ id: clause, number, html })),
			})),
			faq: faq.map(({ id: question, title, html }) => ({ id: question, title, html })),
		}
		const insert = site.db.$client.prepare('insert into code_editions (id, sha256, label, body, recorded_at) values (?, ?, ?, ?, ?)')
		insert.run(id, 'as-pages', label, JSON.stringify(body), now)
		const before = findEdition(site.db, { sha256: 'as-pages' })
		const comparison = before && compareEditions(before, shipped)
		expect(comparison?.clauses).toHaveLength(64)
		expect(comparison?.questions).toHaveLength(12)
		expect(comparison && [...comparison.clauses, ...comparison.questions].filter(({ kind }) => kind !== 'unchanged')).toEqual([])
		expect(comparison && [nothingToRead(comparison), comparison.retitled]).toEqual([true, []])
	})
})

describe('the page of what changed', () => {
	it('compares with what the viewer last agreed to', async () => {
		attestCode(site, { personId, context: { now, actor: `person:${personId}` } })
		commenceEdition(site.db, revised(), { now, effectiveFrom: '2026-06-15' })
		const { changes, others, whole } = await changesLoader(await open('2026'))
		expect(changes?.since).toBe('April 2017')
		expect(changes?.clauses.map(({ id, tag, href }) => [id, tag, href])).toEqual([['p43', 'Changed', '/code/2026#p43']])
		expect([changes?.minutes, others, whole.href]).toEqual([1, [], '/code/2026'])
	})

	it('compares with nothing for somebody who never agreed, and offers the other editions', async () => {
		const before = site.code.inForce('2026-06-15').fingerprint
		commenceEdition(site.db, revised(), { now })
		const { changes, others } = await changesLoader(await open('2026'))
		expect([changes, others]).toEqual([null, [{ label: 'April 2017', href: `/code/2026/changes?since=${before}` }]])
		expect((await changesLoader(await open('2026', before))).changes?.clauses).toHaveLength(1)
	})

	it('never compares an edition with itself or with a later one: the first with nothing, any other with the one before', async () => {
		const first = site.code.inForce('2026-06-15').fingerprint
		attestCode(site, { personId, context: { now, actor: `person:${personId}` } })
		for (const since of [undefined, first])
			expect(await changesLoader(await open('2017', since))).toMatchObject({ changes: null, isFirst: true })
		const later = commenceEdition(site.db, revised(), { now, effectiveFrom: '2026-06-15' })
		site.code.refresh()
		personId = createPerson(site.db, { from: '2026-06-01' })
		applyObligations(site.db, { personIds: [personId], requirements: site.requirements }, { now, actor: 'system' })
		attestCode(site, { personId, context: { now, actor: `person:${personId}` } })
		expect(await changesLoader(await open('2017'))).toMatchObject({ changes: null, isFirst: true })
		expect(await changesLoader(await open('2026', later.fingerprint))).toMatchObject({ changes: { since: 'April 2017' }, isFirst: false })
	})

	it('is not there for an edition that is not, and not for a proposal', async () => {
		for (const asked of [open('1999'), open('2026'), open('2017', 'nonsense')]) {
			expect((await refused(changesLoader(await asked))).status).toBe(404)
		}
		const visitor = ask(site, '/code/2017/changes', { params: { edition: '2017' } })
		expect((await refused(changesLoader(visitor))).headers.get('Location')).toBe('/sign-in?to=%2Fcode%2F2017%2Fchanges')
	})
})

describe('an edition that is published for a coming day', () => {
	const read = async () => codeLoader(ask(site, '/code/2017', { cookie: await signIn(site, personId), params: { edition: '2017' } }))

	it('is announced on the Code of today instead of the proposal, with what will change', async () => {
		const current = site.code.inForce('2026-06-15').fingerprint
		commenceEdition(site.db, revised(), { now, effectiveFrom: '2026-12-01' })
		const href = `/code/2026/changes?since=${current}`
		expect(await read()).toMatchObject({ upcoming: null, coming: { from: '1 December 2026', href } })
		const page = await changesLoader(await open('2026', current))
		expect([page.comingFrom, page.changes?.clauses.map(({ id }) => id)]).toEqual(['1 December 2026', ['p43']])
	})

	it('is told apart from the text in force where both have one id', async () => {
		const current = site.code.inForce('2026-06-15').fingerprint
		const { fingerprint } = commenceEdition(site.db, { ...revised(), id: '2017' }, { now, effectiveFrom: '2026-12-01' })
		const since = `${current}&version=${fingerprint.slice(0, 12)}`
		expect(await read()).toMatchObject({ coming: { href: `/code/2017/changes?since=${since}` } })
		expect((await changesLoader(await open('2017', since))).changes?.clauses).toHaveLength(1)
	})
})

describe('the proposed revision', () => {
	const read = async (edition: string) =>
		codeLoader(ask(site, `/code/${edition}`, { cookie: await signIn(site, personId), params: { edition } }))

	it('is shown as proposed, with links to the paragraphs of today', async () => {
		const { proposed } = await read('2026')
		expect(proposed).toMatchObject({
			label: 'Proposed revision, March 2026',
			reportedOn: '11 March 2026',
			amends: { text: 'April 2017', href: '/code/2017' },
		})
		expect(proposed?.changes.find(({ id }) => id === 'j')).toMatchObject({
			paragraphs: 'Paragraphs 55 to 57',
			clauses: [
				{ text: 'Private interests', href: '/code/2017#pi' },
				{ text: 'Paragraph 42', href: '/code/2017#p42' },
			],
			modules: [],
		})
		expect(proposed?.changes.find(({ id }) => id === 'm')).toMatchObject({ paragraphs: 'Paragraph 73', clauses: [], modules: 'all' })
	})

	it('is announced on the Code of today, until an edition of its id or a later one is in force', async () => {
		expect(await read('2017')).toMatchObject({ upcoming: { href: '/code/2026' } })
		commenceEdition(site.db, revised(), { now, effectiveFrom: '2026-06-15' })
		expect(await read('2026')).toMatchObject({ proposed: null, upcoming: null, label: 'May 2026' })
		expect(await read('2017')).toMatchObject({ proposed: null, upcoming: null })
	})
})
