import { describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { finishPage, openPage, unlockQuiz, type Learner } from '#app/features/learning/progress/advance-progress.server.ts'
import { wrongAnswer } from '#app/features/learning/quiz/wrong-answer.ts'
import { findLearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import { nextToRead, progressMachine, type ProgressEvent } from '#app/features/learning/progress/progress.machine.ts'
import { answerQuestion, findOpenAttempt, startQuiz, submitQuiz } from '#app/features/learning/quiz/take-quiz.server.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { dayOf } from '#app/platform/calendar.ts'
import { createSmallCouncil, tinyModule, tryOut, type SmallCouncil } from '#tests/factories/small-council.ts'

const pages = ['first', 'second']
const events: ProgressEvent[] = [
	...pages.map((page) => ({ type: 'OPEN_PAGE' as const, page })),
	...pages.map((page) => ({ type: 'FINISH_PAGE' as const, page })),
	{ type: 'START_QUIZ' },
	{ type: 'ANSWER' },
	{ type: 'SUBMIT', passed: true, pagesMissed: [] },
	{ type: 'SUBMIT', passed: false, pagesMissed: pages },
	{ type: 'UNLOCK' },
]
const words = (event: ProgressEvent) =>
	[event.type, ...('page' in event ? [event.page] : []), ...('passed' in event ? [event.passed] : [])].join(' ')

function pathsOf(renewal: boolean, attemptsAllowed: number) {
	const input = { pages, page: null, pagesRead: [], pagesAsked: null, attemptsUsed: 0, attemptsAllowed, renewal }
	return getShortestPaths(progressMachine, { input, events }).map(({ state, steps }) => ({
		state,
		// The first step is the machine's own start.
		steps: steps.slice(1),
		name:
			steps
				.slice(1)
				.map(({ event }) => words(event))
				.join(', ') || 'nothing yet',
	}))
}

/** Lets the event happen by the functions that the pages call. */
function happen({ db, learner, context }: SmallCouncil, event: ProgressEvent): void {
	const { personId, requirement } = learner
	const known = findLearnerModule(db, { personId, requirementId: requirement.id, today: dayOf(context.now) })
	const attempt = findOpenAttempt(db, learner, context)
	switch (event.type) {
		case 'OPEN_PAGE':
			return void openPage(db, learner, event.page, context, known)
		case 'FINISH_PAGE':
			return void finishPage(db, learner, event.page, context)
		case 'START_QUIZ':
			return void startQuiz(db, learner, context, 7)
		case 'ANSWER':
			return void answerQuestion(db, learner, { attempt: attempt?.number ?? 1, index: 0, answer: attempt?.drawn[0]?.key ?? [0] }, context)
		case 'SUBMIT':
			for (const [index, question] of (attempt?.drawn ?? []).entries()) {
				const answer = event.passed ? question.key : wrongAnswer(question)
				expect(answerQuestion(db, learner, { attempt: attempt?.number ?? 1, index, answer }, context)).toBeNull()
			}
			return void submitQuiz(
				db,
				learner,
				{ attempt: attempt?.number ?? 1, revision: (attempt?.revision ?? 0) + (attempt?.drawn.length ?? 0) },
				context,
			)
		case 'UNLOCK':
			return void unlockQuiz(db, learner, 'We talked.', context)
		default:
			throw new Error(`${event.type} is no call of its own.`)
	}
}

const none = { state: 'notStarted', page: null, pagesRead: '[]', pagesAsked: null, attemptsUsed: 0 }
/** The row as it is stored, read without the product's help. */
function stored({ db, learner }: SmallCouncil) {
	const row = db.$client
		.prepare(
			'select state, page, pages_read as pagesRead, pages_asked as pagesAsked, attempts_used as attemptsUsed from module_progress where person_id = ? and requirement_id = 1 order by cycle desc',
		)
		.get(learner.personId)
	return row ?? none
}

type Snapshot = ReturnType<typeof pathsOf>[number]['state']
const asStored = ({ value, context: { page, pagesRead, pagesAsked, attemptsUsed } }: Snapshot) => ({
	state: value,
	page,
	pagesRead: JSON.stringify(pagesRead),
	pagesAsked: pagesAsked && JSON.stringify(pagesAsked),
	attemptsUsed,
})

function walk(renewal: boolean, attemptsAllowed: number, steps: readonly { event: ProgressEvent }[]): SmallCouncil {
	const council = createSmallCouncil({ pages, attemptsAllowed, renewal })
	for (const { event } of steps) happen(council, event)
	return council
}

describe.each([
	[false, 2],
	[true, 3],
])('a module of two pages (renewal: %s, attempts: %i)', (renewal, attemptsAllowed) => {
	const paths = pathsOf(renewal, attemptsAllowed)

	it('can get into every state', () => {
		expect(new Set(paths.map(({ state }) => state.value))).toEqual(new Set(Object.keys(progressMachine.states)))
	})

	it.each(paths.map((path) => [path.name, path] as const))('%s', (_, { steps, state }) => {
		const council = createSmallCouncil({ pages, attemptsAllowed, renewal })
		for (const step of steps) {
			happen(council, step.event)
			expect(stored(council), words(step.event)).toEqual(asStored(step.state))
		}
		expect(stored(council)).toEqual(asStored(state))
		const completed = council.db.$client.prepare('select count(*) from completions where requirement_id = 1').pluck().get()
		expect(completed).toBe((renewal ? 1 : 0) + (state.value === 'passed' ? 1 : 0))
		expect(verifyEvidence(council.db).errors).toEqual([])
	})

	it('takes every event in every state as the machine does, and refuses what it refuses', () => {
		for (const { steps, state, name } of paths) {
			const council = walk(renewal, attemptsAllowed, steps)
			for (const event of events) {
				let expected = state
				// Whoever finishes a page has it open, though the server may not have been told.
				const opening =
					event.type === 'FINISH_PAGE' && (state.matches('notStarted') || state.matches('failed'))
						? [{ type: 'OPEN_PAGE' as const, page: event.page }]
						: []
				for (const taken of [...opening, event]) expected = expected.can(taken) ? transition(progressMachine, expected, taken)[0] : expected
				tryOut(council.db, () => {
					happen(council, event)
					expect(stored(council), `${name}, then ${words(event)}`).toEqual(asStored(expected))
				})
			}
		}
	})
})

describe('finishing a page', () => {
	const three = ['first', 'second', 'third']
	const next = (pagesRead: string[], page: string, pagesAsked: string[] | null = null) =>
		nextToRead({ pages: three, pagesRead, pagesAsked }, page)

	it('leads to the one after it, and from the last to the first that was left out', () => {
		expect(next([], 'first')).toBe('second')
		expect(next([], 'third')).toBe('first')
		expect(next(['first'], 'third')).toBe('second')
	})

	it('leads to the quiz once nothing is left, and on through the pages for whoever reads again', () => {
		expect(next(['first', 'third'], 'second')).toBeNull()
		expect(next(three, 'second')).toBe('third')
		expect(next(three, 'third')).toBeNull()
	})

	it('leads through what was missed alone', () => {
		expect(next([], 'third', ['first', 'third'])).toBe('first')
		expect(next(['first'], 'third', ['first', 'third'])).toBeNull()
	})
})

describe('a new edition of the module', () => {
	const longer = ['zeroth', 'first', 'second']
	const reading = pathsOf(false, 2).filter(({ state }) => !state.matches('passed'))

	it.each(reading.map((path) => [path.name, path] as const))('is taken with the next step after: %s', (_, { steps, state }) => {
		const council = walk(false, 2, steps)
		const learner: Learner = { ...council.learner, module: { ...tinyModule(longer, 2), version: '2.0' } }
		happen({ ...council, learner: { ...council.learner, ...learner } }, { type: 'OPEN_PAGE', page: 'zeroth' })
		// Nothing is stored of somebody who has not begun: they begin with the new edition.
		const { context } = state
		const started = state.matches('notStarted')
			? progressMachine.resolveState({ value: 'notStarted', context: { ...context, pages: longer } })
			: state
		let expected = started
		for (const event of [
			{ type: 'NEW_VERSION', pages: longer },
			{ type: 'OPEN_PAGE', page: 'zeroth' },
		] as const) {
			expected = expected.can(event) ? transition(progressMachine, expected, event)[0] : expected
		}
		expect(stored(council)).toEqual(asStored(expected))
	})

	it('that comes during a quiz asks for the page that is new before the next one', () => {
		const council = walk(true, 2, [{ event: { type: 'START_QUIZ' } }])
		const newer = { ...council, learner: { ...council.learner, module: { ...tinyModule(longer, 2), version: '2.0' } } }
		happen(newer, { type: 'SUBMIT', passed: false, pagesMissed: longer })
		expect(stored(newer)).toMatchObject({ state: 'failed', attemptsUsed: 1 })
		happen(newer, { type: 'OPEN_PAGE', page: 'first' })
		expect(stored(newer)).toMatchObject({ state: 'reading', pagesRead: '[]' })
		expect(newer.db.$client.prepare('select module_version from module_progress order by cycle desc').pluck().get()).toBe('2.0')
		expect(newer.db.$client.prepare('select module_version from quiz_attempts').pluck().get()).toBe('1.0')
	})

	it('that comes during a quiz is still to be read after it', () => {
		const council = walk(false, 2, [
			...pages.map((page) => ({ event: { type: 'FINISH_PAGE', page } as const })),
			{ event: { type: 'START_QUIZ' } },
		])
		const newer = { ...council, learner: { ...council.learner, module: { ...tinyModule(longer, 2), version: '2.0' } } }
		happen(newer, { type: 'SUBMIT', passed: false, pagesMissed: longer })
		expect(startQuiz(newer.db, newer.learner, newer.context)).toBe(false)
		happen(newer, { type: 'FINISH_PAGE', page: 'zeroth' })
		expect(startQuiz(newer.db, newer.learner, newer.context)).toBe(true)
	})

	it('keeps what was read, and asks for the page that is new before the quiz', () => {
		const council = walk(false, 2, [
			...pages.map((page) => ({ event: { type: 'OPEN_PAGE', page } as const })),
			...pages.map((page) => ({ event: { type: 'FINISH_PAGE', page } as const })),
		])
		expect(stored(council)).toMatchObject({ state: 'ready' })
		const newer = { ...council, learner: { ...council.learner, module: { ...tinyModule(longer, 2), version: '2.0' } } }
		expect(startQuiz(newer.db, newer.learner, newer.context)).toBe(false)
		happen(newer, { type: 'FINISH_PAGE', page: 'zeroth' })
		expect(stored(newer)).toMatchObject({ state: 'ready', pagesRead: JSON.stringify(longer) })
		expect(startQuiz(newer.db, newer.learner, newer.context)).toBe(true)
	})
})
