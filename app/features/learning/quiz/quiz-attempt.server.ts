import { z } from 'zod'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { DrawnQuestion } from './draw-quiz.ts'
import type { Answer } from './mark-quiz.ts'

export type Attempt = {
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
	answers: Answer[]
	/** What was asked and what was answered, as they are stored. */
	kept: string
}

type Row = Omit<Attempt, 'drawn' | 'answers' | 'kept'> & { drawn: string; answers: string }

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
const slugs = z.array(z.string())
const answersSchema: z.ZodType<Answer[]> = z.array(z.array(z.number()).nullable())

const columns = `a.id, a.progress_id as progressId, a.number, a.module_version as moduleVersion, a.pass_mark as passMark, a.revision, a.score, a.outcome,
	a.submitted_at as submittedAt, a.drawn, a.answers`

const findLatest = prepared((db) =>
	db.$client.prepare<{ progressId: number }, Row>(
		`select ${columns} from quiz_attempts a where a.progress_id = @progressId order by a.number desc limit 1`,
	),
)
const findLatestOfPerson = prepared((db) =>
	db.$client.prepare<
		{ personId: number; requirementId: number },
		Row & { state: string; cycle: number; attemptsUsed: number; pagesRead: string; pagesAsked: string | null }
	>(
		`select ${columns}, m.state, m.cycle, m.attempts_used as attemptsUsed, m.pages_read as pagesRead, m.pages_asked as pagesAsked from quiz_attempts a join module_progress m on m.id = a.progress_id
		 where m.person_id = @personId and m.requirement_id = @requirementId and a.submitted_at is not null
		 order by m.cycle desc, a.number desc limit 1`,
	),
)

const read = <T extends Row>(row: T) => ({
	...row,
	drawn: drawnSchema.parse(JSON.parse(row.drawn)),
	answers: answersSchema.parse(JSON.parse(row.answers)),
	kept: row.drawn + row.answers,
})

/** The last attempt of a cycle, with the key: never pass it to a page whole before it is submitted. */
export function findLatestAttempt(db: Database, progressId: number): Attempt | null {
	const row = findLatest(db).get({ progressId })
	return row ? read(row) : null
}

/** The last submitted attempt of somebody at a module, of any cycle: what the result page shows. `pagesToRead`: what is asked of them before the next. */
export function findSubmittedAttempt(db: Database, key: { personId: number; requirementId: number }) {
	const row = findLatestOfPerson(db).get(key)
	if (!row) return null
	const pagesRead = slugs.parse(JSON.parse(row.pagesRead))
	const pagesAsked = slugs.parse(JSON.parse(row.pagesAsked ?? '[]'))
	return { ...read(row), pagesToRead: pagesAsked.filter((slug) => !pagesRead.includes(slug)) }
}
