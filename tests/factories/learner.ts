import { wrongAnswer } from '#app/features/learning/quiz/wrong-answer.ts'
import type { Attester } from '#app/features/attestation/progress/advance-attestation.server.ts'
import { attestAtOnce } from '#app/features/attestation/assisted/attest-at-once.server.ts'
import { finishPage, type Learner } from '#app/features/learning/progress/advance-progress.server.ts'
import { answerQuestion, findOpenAttempt, startQuiz, submitQuiz } from '#app/features/learning/quiz/take-quiz.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import type { Site } from '#app/load-context.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import { createPerson, type PersonCells } from './register.ts'
import type { TestSite } from './site.ts'

export type Someone = { personId: number; context: { now: Instant; actor: string } }

/** Somebody who started today, with everything still to do. */
export function createLearner(site: TestSite, cells: Partial<PersonCells> = {}): Someone {
	const { db, requirements, now } = site
	const personId = createPerson(db, { from: dayOf(now), ...cells })
	applyObligations(db, { personIds: [personId], requirements }, { now, actor: 'system' })
	return { personId, context: { now, actor: `person:${personId}` } }
}

type Taker = Learner & Pick<Site, 'issuer' | 'requirements'>

export function learnerOf({ content, requirements, issuer }: Site, { personId }: Someone, moduleId: string): Taker {
	const module = content.modules.get(moduleId)
	const requirement = requirements.find(({ slug: id }) => id === moduleId)
	if (!module || !requirement) throw new Error(`There is no module ${moduleId}.`)
	return { personId, requirement, module, requirements, issuer }
}

export function attesterOf({ code, requirements, issuer }: Site, { personId, context }: Someone): Attester {
	const requirement = requirements.find(({ kind }) => kind === 'attestation')
	if (!requirement) throw new Error('There is no attestation.')
	return { personId, requirement, requirements, edition: code.inForce(dayOf(context.now)), issuer }
}

export function readModule({ db }: Pick<Site, 'db'>, learner: Learner, { context }: Someone): void {
	for (const { slug } of learner.module.pages) finishPage(db, learner, slug, context)
}

/** The attempt that is open; fails if none is. */
export function openAttempt({ db }: Pick<Site, 'db'>, learner: Learner, { context }: Someone) {
	const attempt = findOpenAttempt(db, learner, context)
	if (!attempt) throw new Error('No attempt is open.')
	return attempt
}

/** Starts the quiz if it is not open, and answers every question. */
export function answerQuiz(site: Pick<Site, 'db'>, learner: Learner, someone: Someone, { right }: { right: boolean }): void {
	if (!startQuiz(site.db, learner, someone.context, 11)) throw new Error('The quiz may not be started.')
	const { drawn, number } = openAttempt(site, learner, someone)
	for (const [index, question] of drawn.entries()) {
		const refusal = answerQuestion(
			site.db,
			learner,
			{ attempt: number, index, answer: right ? question.key : wrongAnswer(question) },
			someone.context,
		)
		if (refusal) throw new Error(refusal)
	}
}

export function sendQuiz(site: Pick<Site, 'db'>, learner: Taker, someone: Someone): void {
	const { number, revision } = openAttempt(site, learner, someone)
	const refusal = submitQuiz(site.db, learner, { attempt: number, revision }, someone.context)
	if (refusal) throw new Error(refusal)
}

/** Reads every page, takes the quiz and passes it. */
export function passModule(site: Site, someone: Someone, moduleId: string): void {
	const learner = learnerOf(site, someone, moduleId)
	readModule(site, learner, someone)
	answerQuiz(site, learner, someone, { right: true })
	sendQuiz(site, learner, someone)
}

/** Reads the Code, agrees to every statement, declares nothing new and confirms. */
export function attestCode(site: Site, someone: Someone): void {
	if (!attestAtOnce(site.db, attesterOf(site, someone), { end: 'CONFIRM' }, someone.context))
		throw new Error('The attestation was refused.')
}
