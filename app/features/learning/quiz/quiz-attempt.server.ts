import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { moduleProgress, quizAttempts } from '#db/schema/index.ts'
import type { DrawnQuestion } from './draw-quiz.ts'
import type { QuizAnswer } from './mark-quiz.ts'

export type QuizAttempt = {
	id: number
	progressId: number
	number: number
	moduleVersion: string
	passMark: number
	revision: number
	score: number | null
	outcome: 'passed' | 'failed' | null
	submittedAt: number | null
	drawn: DrawnQuestion[]
	answers: QuizAnswer[]
	/** What was asked and what was answered, as they are stored. */
	kept: string
}

const drawnSchema: z.ZodType<DrawnQuestion[]> = z.array(
	z.object({
		id: z.string(),
		type: z.enum(['single', 'scenario', 'multiple', 'true-false', 'match', 'order']),
		outcome: z.string(),
		page: z.string(),
		mustPass: z.boolean(),
		scenario: z.string().nullable(),
		stem: z.string(),
		items: z.array(z.string()),
		choices: z.array(z.string()),
		key: z.array(z.number()),
		reasons: z.array(z.string()),
		explanation: z.string(),
		source: z.string(),
	}),
)
const answersSchema: z.ZodType<QuizAnswer[]> = z.array(z.array(z.number()).nullable())

const columns = {
	id: quizAttempts.id,
	progressId: quizAttempts.progressId,
	number: quizAttempts.number,
	moduleVersion: quizAttempts.moduleVersion,
	passMark: quizAttempts.passMark,
	revision: quizAttempts.revision,
	score: quizAttempts.score,
	outcome: quizAttempts.outcome,
	submittedAt: quizAttempts.submittedAt,
	drawn: quizAttempts.drawn,
	answers: quizAttempts.answers,
}

const findLatest = prepared((db) =>
	db
		.select(columns)
		.from(quizAttempts)
		.where(eq(quizAttempts.progressId, sql.placeholder('progressId')))
		.orderBy(desc(quizAttempts.number))
		.limit(1)
		.prepare(),
)
const findLatestOfPerson = prepared((db) =>
	db
		.select({
			...columns,
			state: moduleProgress.state,
			attemptsUsed: moduleProgress.attemptsUsed,
			pagesRead: moduleProgress.pagesRead,
			pagesAsked: moduleProgress.pagesAsked,
		})
		.from(quizAttempts)
		.innerJoin(moduleProgress, eq(moduleProgress.id, quizAttempts.progressId))
		.where(
			and(
				eq(moduleProgress.personId, sql.placeholder('personId')),
				eq(moduleProgress.requirementId, sql.placeholder('requirementId')),
				isNotNull(quizAttempts.submittedAt),
			),
		)
		.orderBy(desc(moduleProgress.cycle), desc(quizAttempts.number))
		.limit(1)
		.prepare(),
)

const read = <T extends { drawn: string; answers: string }>(row: T) => ({
	...row,
	drawn: drawnSchema.parse(JSON.parse(row.drawn)),
	answers: answersSchema.parse(JSON.parse(row.answers)),
	kept: row.drawn + row.answers,
})

/** The last attempt of a cycle, with the key: never pass it to a page whole before it is submitted. */
export function findLatestAttempt(db: Database, progressId: number): QuizAttempt | null {
	const row = findLatest(db).get({ progressId })
	return row ? read(row) : null
}

/** The last submitted attempt of somebody at a module, of any cycle: what the result page shows. `pagesToRead`: what is asked of them before the next. */
export function findSubmittedAttempt(db: Database, key: { personId: number; requirementId: number }) {
	const row = findLatestOfPerson(db).get(key)
	if (!row) return null
	const { pagesRead, pagesAsked, ...attempt } = row
	return { ...read(attempt), pagesToRead: (pagesAsked ?? []).filter((slug) => !pagesRead.includes(slug)) }
}
