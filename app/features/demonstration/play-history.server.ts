import { attestAtOnce } from '#app/features/attestation/assisted/attest-at-once.server.ts'
import type { Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import type { Content } from '#app/features/content/content.ts'
import { finishPage } from '#app/features/learning/progress/advance-progress.server.ts'
import { findLearner } from '#app/features/learning/progress/find-learner.ts'
import { answerQuestion, findOpenAttempt, startQuiz, submitQuiz } from '#app/features/learning/quiz/take-quiz.server.ts'
import { wrongAnswer } from '#app/features/learning/quiz/wrong-answer.ts'
import { listAbsences, recordAbsence } from '#app/features/people/record/record-absence.server.ts'
import { findCodeRequirement, type Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import type { HistoryRow } from './demonstration-files.server.ts'
import { playInterest } from './play-interest.server.ts'

export type Council = { content: Content; edition: RenderedEdition; requirements: Requirement[]; issuer: Issuer }

/** Lets one thing happen to somebody at `now`, by the same functions that serve a real learner: whatever they refuse stops the loading. */
export function playHistory(db: Database, council: Council, personId: number, row: HistoryRow, now: Instant): void {
	const actor = `person:${personId}`
	const played = play(db, council, personId, row, { now, actor })
	if (!played)
		throw new Error(`history.csv: ${row.employee_number}, today${row.on}, ${row.event} ${row.requirement}: this cannot happen on that day.`)
}

type Context = { now: Instant; actor: string }

function play(db: Database, council: Council, personId: number, row: HistoryRow, context: Context): boolean {
	const { content, requirements } = council
	switch (row.event) {
		case 'leave-starts':
			return (
				recordAbsence(
					db,
					{ personId, requirements, replaces: null, leave: { from: dayOf(context.now), to: null, kind: row.note } },
					{ ...context, actor: 'demonstration' },
				) === null
			)
		case 'leave-ends':
			return endLeave(db, council, personId, context)
		case 'attested':
			return attest(db, council, personId, { end: 'CONFIRM' }, context)
		case 'declined':
			return attest(db, council, personId, { end: 'DECLINE', comment: row.note }, context)
		case 'reading': {
			const learner = findLearner({ content, requirements }, { personId, moduleId: row.requirement })
			if (!learner) return false
			for (const { slug } of learner.module.pages.slice(0, 3)) finishPage(db, learner, slug, context)
			return true
		}
		case 'nothing-to-declare':
		case 'second-job':
		case 'gift-accepted':
		case 'gift-refused':
			return playInterest(db, personId, row, context)
		default:
			return takeQuiz(db, council, personId, row, context)
	}
}

function takeQuiz(db: Database, { content, requirements, issuer }: Council, personId: number, row: HistoryRow, context: Context): boolean {
	const learner = findLearner({ content, requirements }, { personId, moduleId: row.requirement })
	if (!learner) return false
	for (const { slug } of learner.module.pages) finishPage(db, learner, slug, context)
	if (!startQuiz(db, learner, context, personId + (context.now % 1_000_003))) return false
	const attempt = findOpenAttempt(db, learner, context)
	if (!attempt) return false
	const { drawn, number } = attempt
	const wrong = Math.round((drawn.length * (100 - Number(row.score))) / 100)
	const missed = new Set(drawn.filter(({ mustPass }) => !mustPass).slice(0, wrong))
	for (const [index, question] of drawn.entries()) {
		const answer = missed.has(question) ? wrongAnswer(question) : question.key
		if (answerQuestion(db, learner, { attempt: number, index, answer }, context) !== null) return false
	}
	return (
		submitQuiz(db, { ...learner, requirements, issuer }, { attempt: number, revision: attempt.revision + drawn.length }, context) === null
	)
}

function attest(
	db: Database,
	{ edition, requirements, issuer }: Council,
	personId: number,
	how: Parameters<typeof attestAtOnce>[2],
	context: Context,
): boolean {
	const requirement = findCodeRequirement(requirements)
	return requirement !== undefined && attestAtOnce(db, { personId, requirement, requirements, edition, issuer }, how, context)
}

function endLeave(db: Database, { requirements }: Council, personId: number, { now }: Context): boolean {
	const open = listAbsences(db, { personId }).find(({ to }) => to === null)
	if (!open) return false
	const leave = { from: open.from, to: dayOf(now), kind: open.kind }
	return recordAbsence(db, { personId, requirements, replaces: open.id, leave }, { now, actor: 'demonstration' }) === null
}
