import { fc } from '@fast-check/vitest'
import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import { attestAtOnce } from '#app/features/attestation/assisted/attest-at-once.server.ts'
import { textOfShipped } from '#app/features/code/edition/shipped-edition.ts'
import { grantExemption } from '#app/features/requirements/decisions/grant-exemption.server.ts'
import { agreementAnswers, type AgreementQuery } from '#app/features/reports/agreement-query.ts'
import { askAboutAgreement } from '#app/features/reports/agreement-question.server.ts'
import { iterateAgreement, listAgreement, summariseAgreement } from '#app/features/reports/agreement-report.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { addDays, dayOf, startOfDay } from '#app/platform/calendar.ts'
import { loader as csv } from '#app/routes/reports/agreement.csv/route.tsx'
import { loader as report } from '#app/routes/reports/agreement/route.tsx'
import type { Role } from '#db/schema/sign-in.ts'
import { commenceEdition } from '#tests/factories/edition.ts'
import { attestCode, attesterOf, createLearner, type Someone } from '#tests/factories/learner.ts'
import { createAbsence } from '#tests/factories/register.ts'
import { ask, createSite, refused, signIn, type TestSite } from '#tests/factories/site.ts'

const began = startOfDay('2026-06-01') + 9 * 3_600_000
const day = 86_400_000
let site: TestSite
let hr: Someone
const people: Record<string, Someone> = {}

function join(familyName: string, directorate: string, role?: Role): Someone {
	const someone = createLearner(site, { familyName, directorate })
	if (role) grantRole(site.db, { personId: someone.personId, role }, someone.context)
	people[familyName] = someone
	return someone
}
const at = (someone: Someone): Someone => ({ ...someone, context: { ...someone.context, now: site.now } })
const agree = (name: string) => attestCode(site, at(people[name] ?? hr))
const decline = (name: string) => {
	const someone = at(people[name] ?? hr)
	expect(attestAtOnce(site.db, attesterOf(site, someone), { end: 'DECLINE', comment: '' }, someone.context)).toBe(true)
}
/** Other words of the same Code bind from today. */
const change = (label: string) => {
	commenceEdition(site.db, { ...textOfShipped(site.content.currentEdition), label }, { now: site.now, material: false })
	site.code.refresh()
}

beforeEach(() => {
	site = createSite({ now: began })
	hr = join('Hart', 'Resources', 'hr')
	for (const name of ['Nwosu', 'Byrne', 'Cole']) join(name, 'Place')
	join('Diaz', 'Resources')
	site.now = began + day
})

const asked = (query: Partial<AgreementQuery> = {}) => {
	const everybody = { asAt: dayOf(site.now), directorate: null, answer: null, q: null, page: 1 }
	const found = askAboutAgreement(site, { ...everybody, ...query }, site)
	if (!found) throw new Error('Nothing is asked.')
	return found.question
}
const figure = (query = {}) => {
	const { agreed, 'not-yet': notYet, refused: no, 'not-counted': uncounted } = summariseAgreement(site.db, asked(query), site).total
	return [agreed, notYet, no, uncounted]
}
const answers = (query = {}) =>
	Object.fromEntries(listAgreement(site.db, asked(query), 1, site).rows.map(({ familyName, answer }) => [familyName, answer]))

describe('who has agreed to the edition in force', () => {
	it('counts agreed, not yet and refused; the last answer to it is the answer', () => {
		expect(figure()).toEqual([0, 5, 0, 0])
		agree('Nwosu')
		decline('Byrne')
		decline('Cole')
		agree('Cole')
		expect(figure()).toEqual([2, 2, 1, 0])
		expect(answers()).toEqual({ Nwosu: 'agreed', Byrne: 'refused', Cole: 'agreed', Diaz: 'not-yet', Hart: 'not-yet' })
	})

	it('starts from nobody with another edition, also one that asks nobody again, and whatever they answered to the one before', () => {
		for (const name of ['Nwosu', 'Byrne', 'Cole', 'Diaz', 'Hart']) agree(name)
		expect(figure()).toEqual([5, 0, 0, 0])
		site.now += day
		change('June 2026')
		expect(figure()).toEqual([0, 5, 0, 0])
		expect(figure({ asAt: dayOf(site.now - day) })).toEqual([5, 0, 0, 0])
	})

	it('as at a day that is over says what was known at its end', () => {
		agree('Nwosu')
		site.now += day
		decline('Byrne')
		agree('Cole')
		const [first, second] = [dayOf(began + day), dayOf(site.now)]
		site.now += 3 * day
		agree('Byrne')
		expect([figure({ asAt: first }), figure({ asAt: second }), figure()]).toEqual([
			[1, 4, 0, 0],
			[2, 2, 1, 0],
			[3, 2, 0, 0],
		])
		expect(answers({ asAt: second })).toMatchObject({ Byrne: 'refused' })
	})

	it('counts who is on long leave, and not who is exempt', () => {
		agree('Nwosu')
		agree('Cole')
		createAbsence(site.db, people.Byrne?.personId ?? 0, { from: dayOf(began), to: null })
		const { requirement } = attesterOf(site, hr)
		const days = { from: dayOf(site.now), to: null }
		const exempt = { personId: people.Diaz?.personId ?? 0, requirement, ...days, reason: 'long-leave' as const, note: '' }
		expect(grantExemption(site.db, exempt, { ...hr.context, now: site.now })).toBeNull()
		expect(figure()).toEqual([2, 2, 0, 1])
		expect(answers({ answer: 'not-counted' })).toEqual({ Diaz: 'not-counted' })
		expect(answers({ answer: 'not-yet' })).toEqual({ Byrne: 'not-yet', Hart: 'not-yet' })
	})

	it.each([
		[{ directorate: 'Place' }, ['Byrne', 'Cole', 'Nwosu'], [1, 1, 1, 0]],
		[{ directorate: 'Place', answer: 'agreed' as const }, ['Nwosu'], [1, 1, 1, 0]],
		[{ answer: 'refused' as const }, ['Byrne'], [1, 3, 1, 0]],
		[{ answer: 'not-yet' as const }, ['Cole', 'Diaz', 'Hart'], [1, 3, 1, 0]],
		[{ q: 'nwo' }, ['Nwosu'], [1, 0, 0, 0]],
		[{ q: 'nobody' }, [], [0, 0, 0, 0]],
	])('narrowed by %j', (query, names, figures) => {
		agree('Nwosu')
		decline('Byrne')
		expect(Object.keys(answers(query))).toEqual(names)
		expect(figure(query)).toEqual(figures)
	})

	it('figures, list and export say the same, whatever people answered in whatever order', () => {
		const names = ['Nwosu', 'Byrne', 'Cole', 'Diaz']
		const step = fc.tuple(fc.constantFrom(...names), fc.constantFrom('agree', 'decline', 'change', 'sleep'))
		fc.assert(
			fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
				site.db.$client.exec('savepoint told')
				const now = site.now
				const last = new Map<string, string>()
				let texts = 0
				for (const [name, what] of steps) {
					if (what === 'sleep') site.now += day
					if (what === 'change') {
						change(`Text ${(texts += 1)}`)
						last.clear()
					}
					// Whoever has agreed to the cycle is not asked again by a minor edition.
					const { n } = site.db.$client
						.prepare<[unknown], { n: number }>(`select count(*) n from attestations where outcome = 'agreed' and person_id = ?`)
						.get(people[name]?.personId) ?? { n: 0 }
					if (n > 0 || (what !== 'agree' && what !== 'decline')) continue
					if (what === 'agree') agree(name)
					else decline(name)
					last.set(name, what === 'agree' ? 'agreed' : 'refused')
				}
				const expected = Object.fromEntries(['Hart', ...names].map((name) => [name, last.get(name) ?? 'not-yet']))
				expect(answers()).toEqual(expected)
				const rows = [...iterateAgreement(site.db, asked(), site)]
				expect(Object.fromEntries(rows.map(({ familyName, answer }) => [familyName, answer]))).toEqual(expected)
				const counted = agreementAnswers.map((answer) => rows.filter((row) => row.answer === answer).length)
				expect(figure()).toEqual(counted)
				site.db.$client.exec('rollback to told; release told')
				site.code.refresh()
				site.now = now
			}),
			{ numRuns: 25 },
		)
	})
})

describe('its pages', () => {
	const visit = async (loader: (asked: never) => unknown, someone: Someone, path: string) =>
		loader(ask(site, path, { cookie: await signIn(site, someone.personId) }) as never)

	it('are for HR, the Monitoring Officer and the auditor', async () => {
		for (const loader of [report, csv]) {
			const closed = visit(loader, people.Nwosu ?? hr, '/reports/agreement') as Promise<unknown>
			expect((await refused(closed)).status).toBe(403)
		}
		for (const role of ['monitoring-officer', 'auditor'] as const)
			expect(await visit(report, join(role, 'Resources', role), '/reports/agreement')).toMatchObject({ data: { step: 'report' } })
	})

	it('say the figure, and lead to the receipt and to the record', async () => {
		agree('Nwosu')
		expect(await visit(report, hr, '/reports/agreement?answer=agreed')).toMatchObject({
			data: {
				total: { agreed: 1, asked: 5 },
				people: 1,
				rows: [
					{ name: 'Nwosu, Ada', receipt: '/attestations/1', href: expect.stringMatching(/^\/people\//), words: 'answered on 2 June 2026' },
				],
			},
		})
	})

	it('export what the list shows', async () => {
		agree('Nwosu')
		decline('Byrne')
		const response = (await visit(csv, hr, '/reports/agreement.csv?directorate=Place')) as Response
		const rows: Record<string, string>[] = parse(await response.text(), { columns: true, bom: true })
		expect(rows.map(({ name, answer, answeredOn, method }) => [name, answer, answeredOn, method])).toEqual([
			['Ada Byrne', 'refused', '2026-06-02', 'self'],
			['Ada Cole', 'not-yet', '', ''],
			['Ada Nwosu', 'agreed', '2026-06-02', 'self'],
		])
		const { fingerprint } = site.code.inForce(dayOf(site.now))
		expect(new Set(rows.map(({ editionSha256 }) => editionSha256))).toEqual(new Set([fingerprint]))
	})

	it.each([
		'answer=yes',
		'anser=agreed',
		'as-at=2026-02-30',
		'as-at=2027-01-01',
		'directorate=Plaice',
		'page=0',
		'answer=agreed&answer=refused',
	])('say what is wrong with ?%s', async (search) => {
		const status = async (loader: (asked: never) => unknown) => {
			const answer = await (visit(loader, hr, `/reports/agreement?${search}`) as Promise<unknown>).catch((thrown: unknown) => thrown)
			return answer instanceof Response ? answer.status : (answer as { init: ResponseInit | null }).init?.status
		}
		expect([await status(report), await status(csv)]).toEqual([400, 400])
	})

	it('say so of a day on which there was none', async () => {
		expect(await visit(report, hr, `/reports/agreement?as-at=${addDays('2017-01-01', 0)}`)).toMatchObject({ data: { step: 'nothing' } })
	})

	it('take the same statements for few people as for many', async () => {
		const count = async () => {
			const args = ask(site, '/reports/agreement', { cookie: await signIn(site, hr.personId) })
			site.statements.length = 0
			await report(args)
			return site.statements.filter((sql) => !/^(begin|commit)/i.test(sql)).length
		}
		const few = await count()
		for (let more = 0; more < 30; more += 1) createLearner(site)
		expect([few, await count()]).toEqual([8, 8])
	})
})
