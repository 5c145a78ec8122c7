import { beforeEach, describe, expect, it } from 'vitest'
import { advanceAttestation, progressUnder } from '#app/features/attestation/progress/advance-attestation.server.ts'
import type { AttestationEvent } from '#app/features/attestation/progress/attestation.machine.ts'
import { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import { completeInterests } from '#app/features/attestation/progress/complete-interests.server.ts'
import { openCertificate } from '#app/features/certificates/open-certificate.server.ts'
import { renderCertificate } from '#app/features/certificates/render-certificate.server.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { runDueJobs } from '#app/features/jobs/run-due-jobs.server.ts'
import { finishPage, openPage } from '#app/features/learning/progress/advance-progress.server.ts'
import { findLearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import { answerQuestion, startQuiz, submitQuiz } from '#app/features/learning/quiz/take-quiz.server.ts'
import { action as attestAction, loader as attest } from '#app/routes/attest/route.tsx'
import { commenceEdition } from '#tests/factories/edition.ts'
import {
	answerQuiz,
	attestCode,
	attesterOf,
	createLearner,
	learnerOf,
	openAttempt,
	passModule,
	readModule,
	sendQuiz,
	type Someone,
} from '#tests/factories/learner.ts'
import { ask, createSite, signIn, type TestSite } from '#tests/factories/site.ts'

let site: TestSite
let someone: Someone
let own: ReturnType<typeof learnerOf>
const count = (sql: string) => site.db.$client.prepare<[], number>(sql).pluck().get()
const today = '2026-11-20'

beforeEach(() => {
	site = createSite({ now: Date.parse(`${today}T10:00:00Z`) })
	someone = createLearner(site)
	own = learnerOf(site, someone, 'data-protection')
})

describe('two tabs at a quiz', () => {
	beforeEach(() => readModule(site, own, someone))

	it('start one attempt', () => {
		expect(startQuiz(site.db, own, someone.context)).toBe(true)
		const { drawn } = openAttempt(site, own, someone)
		expect(startQuiz(site.db, own, someone.context)).toBe(true)
		expect(openAttempt(site, own, someone).drawn).toEqual(drawn)
		expect(count('select count(*) from quiz_attempts')).toBe(1)
		expect(count(`select count(*) from evidence where action = 'quiz.started'`)).toBe(1)
	})

	it('send what was checked, or nothing: an answer changed since is shown first', () => {
		answerQuiz(site, own, someone, { right: true })
		const { number: attempt, revision, drawn } = openAttempt(site, own, someone)
		expect(answerQuestion(site.db, own, { attempt, index: 0, answer: drawn[0]?.key ?? [] }, someone.context)).toBeNull()
		expect(submitQuiz(site.db, own, { attempt, revision }, someone.context)).toBe('changed')
		expect(openAttempt(site, own, someone)).toMatchObject({ score: null, submittedAt: null })
		expect(submitQuiz(site.db, own, { attempt, revision: revision + 1 }, someone.context)).toBeNull()
	})

	it('send once: the second is told that it is over, and one certificate is issued', () => {
		answerQuiz(site, own, someone, { right: true })
		const { number: attempt, revision } = openAttempt(site, own, someone)
		expect(submitQuiz(site.db, own, { attempt, revision }, someone.context)).toBeNull()
		expect(submitQuiz(site.db, own, { attempt, revision }, someone.context)).toBe('not-open')
		expect(count('select count(*) from certificates')).toBe(1)
		expect(count('select count(*) from completions')).toBe(1)
		expect(answerQuestion(site.db, own, { attempt, index: 0, answer: [0] }, someone.context)).toBe('not-open')
		expect(startQuiz(site.db, own, someone.context)).toBe(false)
	})

	it('do not mix attempts: an answer meant for the first is not taken by the second', () => {
		answerQuiz(site, own, someone, { right: false })
		sendQuiz(site, own, someone)
		startQuiz(site.db, own, someone.context)
		expect(answerQuestion(site.db, own, { attempt: 1, index: 0, answer: [0] }, someone.context)).toBe('not-open')
		expect(submitQuiz(site.db, own, { attempt: 1, revision: 0 }, someone.context)).toBe('not-open')
		expect(openAttempt(site, own, someone)).toMatchObject({ number: 2, revision: 0 })
	})

	it('cannot send a quiz that is not answered', () => {
		startQuiz(site.db, own, someone.context)
		expect(submitQuiz(site.db, own, { attempt: 1, revision: 0 }, someone.context)).toBe('unanswered')
		expect(answerQuestion(site.db, own, { attempt: 1, index: 99, answer: [0] }, someone.context)).toBe('not-open')
		expect(answerQuestion(site.db, own, { attempt: 1, index: 0, answer: null }, someone.context)).toBe('not-answered')
		expect(openAttempt(site, own, someone).revision).toBe(0)
	})
})

describe('two tabs at the pages', () => {
	it('refuse to remember a page over what was saved since it was read', () => {
		const known = findLearnerModule(site.db, { personId: own.personId, requirementId: own.requirement.id, today })
		const [first, second] = own.module.pages
		finishPage(site.db, own, first?.slug ?? '', someone.context)
		expect(openPage(site.db, own, first?.slug ?? '', someone.context, known)).toBe(false)
		const { row } = findLearnerModule(site.db, { personId: own.personId, requirementId: own.requirement.id, today })
		expect(row).toMatchObject({ page: second?.slug, pagesRead: [first?.slug] })
	})

	it('finish a page twice and count it once', () => {
		const slug = own.module.pages[0]?.slug ?? ''
		finishPage(site.db, own, slug, someone.context)
		finishPage(site.db, own, slug, someone.context)
		expect(findLearnerModule(site.db, { personId: own.personId, requirementId: own.requirement.id, today }).row.pagesRead).toEqual([slug])
	})
})

describe('two tabs at the attestation', () => {
	const statements = () => site.code.inForce(today).statements.map(({ id }) => id)
	const find = () => findAttestationProgress(site.db, { personId: someone.personId, requirementId: attester().requirement.id, today })
	const attester = () => attesterOf(site, someone)
	const version = () => ({ revision: find().revision, edition: attester().edition.fingerprint })
	const happen = (event: AttestationEvent, from = version()) =>
		advanceAttestation(site.db, attester(), { event, version: from }, someone.context)
	const given = () => site.db.$client.prepare('select edition_id as id, edition_sha256 as sha256, outcome from attestations').all()
	/** To the page that confirms. */
	const goToConfirm = () => {
		expect(happen({ type: 'OPEN_CODE' })).toBeNull()
		for (const part of progressUnder(site.db, find(), attester().edition).asked.parts)
			expect(happen({ type: 'READ_PART', part })).toBeNull()
		expect(happen({ type: 'FINISH_CHECK' })).toBeNull()
		expect(happen({ type: 'AGREE', statements: statements() })).toBeNull()
		expect(completeInterests(site.db, attester(), { ticked: ['nothing'], version: version() }, someone.context)).toEqual({ tell: null })
	}

	it('read on from one place: a part sent twice is read once', () => {
		expect(happen({ type: 'OPEN_CODE' })).toBeNull()
		const [part = ''] = progressUnder(site.db, find(), attester().edition).asked.parts
		const from = version()
		expect([happen({ type: 'READ_PART', part }, from), happen({ type: 'READ_PART', part }, from)]).toEqual([null, 'changed'])
		expect(find().row.read).toEqual([part])
	})

	it('declare once', () => {
		goToConfirm()
		expect(happen({ type: 'BACK' })).toBeNull()
		const from = version()
		const answers = () => completeInterests(site.db, attester(), { ticked: ['nothing'], version: from }, someone.context)
		expect([answers(), answers()]).toEqual([{ tell: null }, { refusal: 'changed' }])
		expect(count('select count(*) from declarations')).toBe(1)
	})

	it('confirm once, sent twice', () => {
		goToConfirm()
		const from = version()
		expect([happen({ type: 'CONFIRM' }, from), happen({ type: 'CONFIRM' }, from)]).toEqual([null, 'not-open'])
		expect(given()).toHaveLength(1)
	})

	it('meet the receipt with a second click on Confirm, however late; not with a confirmation of another edition', async () => {
		goToConfirm()
		const { revision, edition: fingerprint } = version()
		const cookie = await signIn(site, someone.personId)
		const confirm = async (edition: string) =>
			attestAction(ask(site, '/attest', { cookie, form: { intent: 'confirm', revision: String(revision), edition } }))
		for (const _ of ['first', 'second', 'third']) {
			const answer = await confirm(fingerprint)
			if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
			expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/attest'])
		}
		expect(given()).toHaveLength(1)
		const { step } = await attest(ask(site, '/attest', { cookie }))
		expect(step).toBe('receipt')
		expect(await confirm('0'.repeat(64))).not.toBeInstanceOf(Response)
	})

	it('cannot both confirm and go back', () => {
		goToConfirm()
		const from = version()
		expect([happen({ type: 'BACK' }, from), happen({ type: 'CONFIRM' }, from)]).toEqual([null, 'changed'])
		expect(given()).toEqual([])
	})

	it('record nothing when another edition comes into force on the confirm page; the page says so, and what is new is read', async () => {
		goToConfirm()
		const { revision, edition: fingerprint } = version()
		const { text } = attester().edition
		const faq = text.faq.map((question, at) => (at === 0 ? { ...question, plain: 'Another answer.' } : question))
		const edition = commenceEdition(site.db, { ...text, id: '2026', label: 'March 2026', faq }, { now: site.now })
		const cookie = await signIn(site, someone.personId)
		const confirm = { intent: 'confirm', revision: String(revision), edition: fingerprint }
		const published = count('select count(*) from evidence')
		const answer = await attestAction(ask(site, '/attest', { cookie, form: confirm }))
		expect(answer).toMatchObject({ init: { status: 400 } })
		expect('data' in answer && answer.data.errors[0]?.text).toBe(
			'The Code changed on 20 November 2026 while you were answering. Nothing was recorded. Read what is new.',
		)
		expect(given()).toEqual([])
		expect(count('select count(*) from evidence')).toBe(published)
		const page = await attest(ask(site, '/attest', { cookie }))
		expect(page).toMatchObject({ step: 'reading', changedOn: '20 November 2026', parts: [{ href: '/attest/read/changes', read: false }] })

		expect(happen({ type: 'READ_PART', part: 'changes' })).toBeNull()
		for (const event of [{ type: 'FINISH_CHECK' }, { type: 'AGREE', statements: statements() }] as const) expect(happen(event)).toBeNull()
		expect(completeInterests(site.db, attester(), { ticked: null, version: version() }, someone.context)).toEqual({ tell: null })
		expect(happen({ type: 'CONFIRM' })).toBeNull()
		expect(given()).toEqual([{ id: '2026', sha256: edition.fingerprint, outcome: 'agreed' }])
	})

	it('are told of an edition that another process published, which this one has not read yet', () => {
		goToConfirm()
		const stale = attester()
		const from = version()
		commenceEdition(site.db, { ...stale.edition.text, id: '2026' }, { now: site.now })
		expect(advanceAttestation(site.db, stale, { event: { type: 'CONFIRM' }, version: from }, someone.context)).toBe('new-edition')
		expect(given()).toEqual([])
	})
})

describe('a certificate', () => {
	const number = () => site.db.$client.prepare<[], string>('select number from certificates').pluck().get() ?? ''

	it('is sealed once by whoever prints first, and prints the same for ever', async () => {
		site.printCertificate = renderCertificate
		passModule(site, someone, 'data-protection')
		const open = async () => {
			const opened = await openCertificate(site.db, { number: number(), personId: someone.personId }, site)
			return opened && 'pdf' in opened ? opened.pdf : []
		}
		const [first, second] = await Promise.all([open(), open()])
		site.now += 400 * 86_400_000
		const later = await open()
		expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true)
		expect(Buffer.from(later).equals(Buffer.from(first))).toBe(true)
		expect(count(`select count(*) from evidence where action = 'certificate.sealed'`)).toBe(1)
		expect(verifyEvidence(site.db).errors).toEqual([])
	})

	it('is sealed by the queue, once, also when the job runs again', async () => {
		passModule(site, someone, 'data-protection')
		const seal = {
			'seal-certificate': async (payload: string) => void (await openCertificate(site.db, { number: payload, personId: null }, site)),
		}
		expect(await runDueJobs(site.db, seal, site.clock)).toEqual({ done: 1, failed: 0 })
		site.db.$client.exec('update jobs set done_at = null')
		expect(await runDueJobs(site.db, seal, site.clock)).toEqual({ done: 1, failed: 0 })
		expect(await runDueJobs(site.db, seal, site.clock)).toEqual({ done: 0, failed: 0 })
		expect(count(`select count(*) from evidence where action = 'certificate.sealed'`)).toBe(1)
	})

	it('is not handed out if it no longer prints as it was sealed', async () => {
		passModule(site, someone, 'data-protection')
		const ask = () => openCertificate(site.db, { number: number(), personId: someone.personId }, site)
		await ask()
		site.printCertificate = () => Promise.resolve({ pdf: new Uint8Array([1]), sha256: 'another' })
		await expect(ask()).rejects.toThrow('no longer prints')
	})

	it('waits in the queue when the server is told to stop: the one that is printing is the last', async () => {
		for (const id of ['data-protection', 'whistleblowing']) passModule(site, someone, id)
		let stopping = false
		const stops = { 'seal-certificate': () => Promise.resolve(void (stopping = true)) }
		expect(await runDueJobs(site.db, stops, site.clock, () => stopping)).toEqual({ done: 1, failed: 0 })
		expect(count('select count(*) from jobs where done_at is null and claimed_until is null and attempts = 0')).toBe(1)
	})

	it('is tried again later when printing fails', async () => {
		passModule(site, someone, 'data-protection')
		const fails = { 'seal-certificate': () => Promise.reject(new Error('no paper')) }
		expect(await runDueJobs(site.db, fails, site.clock)).toEqual({ done: 0, failed: 1 })
		expect(site.db.$client.prepare('select attempts, last_error as error, done_at as done from jobs').get()).toEqual({
			attempts: 1,
			error: 'no paper',
			done: null,
		})
		expect(await runDueJobs(site.db, fails, site.clock)).toEqual({ done: 0, failed: 0 })
		site.now += 600_000
		const seal = {
			'seal-certificate': async (payload: string) => void (await openCertificate(site.db, { number: payload, personId: null }, site)),
		}
		expect(await runDueJobs(site.db, seal, site.clock)).toEqual({ done: 1, failed: 0 })
	})

	it('of the induction is issued once, with the last requirement met, whichever it is', () => {
		attestCode(site, someone)
		const [last = '', ...others] = site.content.modules.keys()
		for (const id of others) passModule(site, someone, id)
		expect(count(`select count(*) from certificates where award = 'induction'`)).toBe(0)
		passModule(site, someone, last)
		expect(count(`select count(*) from certificates where award = 'induction'`)).toBe(1)
		expect(count('select count(*) from certificates')).toBe(site.content.modules.size + 2 - 1)
	})
})
