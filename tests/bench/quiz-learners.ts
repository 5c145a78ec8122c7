import type { Module } from '#app/features/content/content.ts'
import { openSite } from '#app/cli/open-site.ts'
import { finishPage, type Learner } from '#app/features/learning/progress/advance-progress.server.ts'
import { findLearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { sessionCookie } from '#app/features/sign-in/guards.server.ts'
import { startSession } from '#app/features/sign-in/sessions.server.ts'
import { dayOf } from '#app/platform/calendar.ts'
import { readEnvironment } from '#app/platform/env.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { createPerson } from '#tests/factories/register.ts'

/** Somebody who is signed in and has read every page of `modules`, so that each quiz may be taken. */
export type QuizLearner = { personId: number; cookie: string; modules: Module[] }

/** New people in the database of a server that runs, with nothing left to do but the quizzes. */
export async function createQuizLearners(dataFolder: string, count: number): Promise<QuizLearner[]> {
	const { db, content, clock, loadRequirements } = openSite(readEnvironment({ PROBITY_DATA: dataFolder }))
	const requirements = loadRequirements()
	const now = clock()
	const today = dayOf(now)
	const people = inTransaction(db, () => {
		const numbers = Array.from({ length: count }, (_, at) => String(900_001 + at))
		const personIds = numbers.map((employeeNumber) => createPerson(db, { employeeNumber, from: today, recordedAt: now }))
		applyObligations(db, { personIds, requirements }, { now, actor: 'system' })
		return personIds.map((personId, at) => {
			const asked = requirements.flatMap((requirement): Learner[] => {
				const module = content.modules.get(requirement.slug)
				return module && findLearnerModule(db, { personId, requirementId: requirement.id, today }).open
					? [{ personId, requirement, module }]
					: []
			})
			for (const learner of asked)
				for (const { slug } of learner.module.pages) finishPage(db, learner, slug, { now, actor: `person:${personId}` })
			return { personId, employeeNumber: numbers[at] ?? '', modules: asked.map(({ module }) => module) }
		})
	})
	const learners = people.map(async ({ employeeNumber, ...learner }) => {
		const token = startSession(db, { employeeNumber }, { now })
		const [cookie = ''] = (await sessionCookie.serialize(token)).split(';')
		return { ...learner, cookie }
	})
	const signedIn = await Promise.all(learners)
	db.$client.close()
	return signedIn
}
