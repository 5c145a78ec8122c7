import { beforeEach, describe, expect, it } from 'vitest'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { startQuiz } from '#app/features/learning/quiz/take-quiz.server.ts'
import { findSiteLayout } from '#app/site-layout.server.ts'
import { loader as home } from '#app/routes/_index/route.tsx'
import { advanceAttestation, standUnder } from '#app/features/attestation/progress/advance-attestation.server.ts'
import type { AttestationEvent } from '#app/features/attestation/progress/attestation.machine.ts'
import { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import { loader as attest } from '#app/routes/attest/route.tsx'
import { loader as readPart } from '#app/routes/attest/read/$part/route.tsx'
import { loader as certificates } from '#app/routes/certificates/route.tsx'
import { loader as code } from '#app/routes/code/$edition/route.tsx'
import { loader as page } from '#app/routes/modules/$module/$page/route.tsx'
import { loader as overview } from '#app/routes/modules/$module/route.tsx'
import { loader as quiz } from '#app/routes/modules/$module/quiz/route.tsx'
import { loader as result } from '#app/routes/modules/$module/result/route.tsx'
import {
	answerQuiz,
	attestCode,
	attesterOf,
	createLearner,
	learnerOf,
	passModule,
	readModule,
	sendQuiz,
	type Someone,
} from '#tests/factories/learner.ts'
import { dayOf } from '#app/platform/calendar.ts'
import { ask, createSite, signIn, type TestSite } from '#tests/factories/site.ts'

const now = Date.parse('2026-11-20T10:00:00Z')
const atMost = 4
type Loader = (args: LoaderFunctionArgs) => unknown

let site: TestSite
let learner: Someone
let cookie: string
const module = 'data-protection'

beforeEach(async () => {
	site = createSite({ now })
	learner = createLearner(site)
	cookie = await signIn(site, learner.personId)
})

/** The statements of one answer: the page's loader and the layout around it, as one request runs them. */
async function statementsOf(loader: Loader, path: string, params: Record<string, string> = {}): Promise<string[]> {
	const args = ask(site, path, { cookie, params }) as LoaderFunctionArgs
	site.statements.length = 0
	await loader(args)
	await findSiteLayout(args)
	return site.statements.filter((sql) => !/^(begin|commit|savepoint|release|--)/i.test(sql))
}

const within = (statements: string[], most = atMost) => {
	expect(statements.length, statements.join('\n\n')).toBeGreaterThan(0)
	expect(statements.length, statements.join('\n\n')).toBeLessThanOrEqual(most)
}

describe(`a page of a learner takes at most ${atMost} statements, BEGIN and COMMIT apart`, () => {
	it('my learning, with nothing done and with everything done', async () => {
		within(await statementsOf(home, '/'))
		for (const id of ['data-protection', 'whistleblowing']) passModule(site, learner, id)
		attestCode(site, learner)
		within(await statementsOf(home, '/'))
	})

	it('the overview of a module', async () => {
		within(await statementsOf(overview, `/modules/${module}`, { module }))
	})

	it('a page of a module, also when it is remembered', async () => {
		const [first, second] = site.content.modules.get(module)?.pages ?? []
		const open = (slug: string) => statementsOf(page, `/modules/${module}/${slug}`, { module, page: slug })
		const begun = await open(first?.slug ?? '')
		within(begun)
		expect(begun.join('\n')).toContain('insert into module_progress')
		const moved = await open(second?.slug ?? '')
		within(moved)
		expect(moved.join('\n')).toContain('update module_progress')
		const again = await open(second?.slug ?? '')
		within(again)
		expect(again.join('\n')).not.toMatch(/insert|update/)
	})

	it('the quiz: its start, a question, the answers to check', async () => {
		const own = learnerOf(site, learner, module)
		readModule(site, own, learner)
		within(await statementsOf(quiz, `/modules/${module}/quiz`, { module }))
		startQuiz(site.db, own, learner.context)
		within(await statementsOf(quiz, `/modules/${module}/quiz?question=1`, { module }))
		answerQuiz(site, own, learner, { right: true })
		within(await statementsOf(quiz, `/modules/${module}/quiz?check`, { module }))
	})

	it('the result', async () => {
		const own = learnerOf(site, learner, module)
		readModule(site, own, learner)
		answerQuiz(site, own, learner, { right: false })
		sendQuiz(site, own, learner)
		within(await statementsOf(result, `/modules/${module}/result`, { module }))
	})

	it('the attestation and the Code', async () => {
		within(await statementsOf(attest, '/attest'))
		const edition = site.code.inForce(dayOf(site.now)).id
		within(await statementsOf(code, `/code/${edition}?search=gifts`, { edition }))
		const attester = attesterOf(site, learner)
		const find = () =>
			findAttestationProgress(site.db, { personId: learner.personId, requirementId: attester.requirement.id, today: dayOf(site.now) })
		const happen = (event: AttestationEvent) => {
			const seen = { revision: find().revision, edition: attester.edition.fingerprint }
			expect(advanceAttestation(site.db, attester, { event, seen }, learner.context)).toBeNull()
		}
		happen({ type: 'OPEN_CODE' })
		within(await statementsOf(attest, '/attest'))
		for (const part of standUnder(site.db, find(), attester.edition).asked.parts) {
			within(await statementsOf(readPart, `/attest/read/${part}`, { part }))
			happen({ type: 'READ_PART', part })
		}
		const steps: AttestationEvent[] = [
			{ type: 'FINISH_CHECK' },
			{ type: 'AGREE', statements: attester.edition.statements.map(({ id }) => id) },
			{ type: 'ANSWER_INTERESTS', declared: [] },
			{ type: 'CONFIRM' },
		]
		for (const event of steps) {
			// The step on interests asks for the last answer and for what was declared, where the others ask neither.
			within(await statementsOf(attest, '/attest'), event.type === 'ANSWER_INTERESTS' ? atMost + 1 : atMost)
			happen(event)
		}
		within(await statementsOf(attest, '/attest'))
	})

	it('the certificates', async () => {
		passModule(site, learner, module)
		within(await statementsOf(certificates, '/certificates'))
	})
})
