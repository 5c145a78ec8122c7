import { assign, setup, type SnapshotFrom } from 'xstate'

/** One learner, one module, one cycle. No clock, no input or output: what happened comes in events, what to store is the state and the context. */
export type ProgressContext = {
	/** Slugs of the module's pages, in order. */
	pages: readonly string[]
	/** The page to come back to. */
	page: string | null
	pagesRead: readonly string[]
	attemptsUsed: number
	attemptsAllowed: number
	/** A renewal may be shown by the quiz alone: assessment first. */
	renewal: boolean
	/** In a renewal, once a quiz was not passed: the pages on what was missed. Else null, and every page is asked for. */
	pagesAsked: readonly string[] | null
}

export type ProgressEvent =
	| { type: 'OPEN_PAGE'; page: string }
	| { type: 'FINISH_PAGE'; page: string }
	| { type: 'START_QUIZ' }
	| { type: 'ANSWER' }
	| { type: 'SUBMIT'; passed: boolean; pagesMissed: readonly string[] }
	| { type: 'UNLOCK' }
	| { type: 'NEW_VERSION'; pages: readonly string[] }

const toRead = ({ pages, pagesAsked }: Pick<ProgressContext, 'pages' | 'pagesAsked'>) => pagesAsked ?? pages
const firstUnread = (pages: readonly string[], read: readonly string[]) => pages.find((page) => !read.includes(page))
const inOrder = (pages: readonly string[], read: readonly string[]) => pages.filter((page) => read.includes(page))

/** Where to go from a page that is finished now; null where the quiz comes next. Whoever reads a page again goes on to the one after it. */
export function nextToRead(progress: Pick<ProgressContext, 'pages' | 'pagesAsked' | 'pagesRead'>, page: string): string | null {
	const { pages, pagesAsked, pagesRead } = progress
	const unread = firstUnread(toRead(progress), [...pagesRead, page]) ?? null
	if (pagesAsked || (unread === null && !pagesRead.includes(page))) return unread
	return pages[pages.indexOf(page) + 1] ?? unread
}

/** First time: once every page is read. In a renewal at once; after a quiz that was not passed, once the pages on what was missed are read. */
export const mayTakeQuiz = (progress: Pick<ProgressContext, 'pages' | 'pagesRead' | 'pagesAsked' | 'renewal'>): boolean =>
	(progress.renewal && progress.pagesAsked === null) || toRead(progress).every((page) => progress.pagesRead.includes(page))

export const progressMachine = setup({
	types: { context: {} as ProgressContext, events: {} as ProgressEvent, input: {} as ProgressContext },
	guards: {
		pageExists: ({ context }, { page }: { page: string }) => context.pages.includes(page),
		isLastUnread: ({ context }, { page }: { page: string }) =>
			toRead(context).every((own) => own === page || context.pagesRead.includes(own)),
		mayTakeQuiz: ({ context }) => mayTakeQuiz(context),
		isLastAttempt: ({ context }) => context.attemptsUsed + 1 >= context.attemptsAllowed,
	},
	actions: {
		openPage: assign((_, { page }: { page: string }) => ({ page })),
		finishPage: assign(({ context }, { page }: { page: string }) => {
			const pagesRead = inOrder(context.pages, [...context.pagesRead, page])
			return { pagesRead, page: nextToRead(context, page) ?? page }
		}),
		askForPages: assign(({ context }, { pagesMissed }: { pagesMissed: readonly string[] }) => {
			if (!context.renewal) return {}
			const pagesAsked = inOrder(context.pages, pagesMissed)
			return { pagesAsked, page: firstUnread(pagesAsked, context.pagesRead) ?? context.page }
		}),
		countAttempt: assign(({ context }) => ({ attemptsUsed: context.attemptsUsed + 1 })),
		giveAttempts: assign({ attemptsUsed: 0 }),
		takePages: assign(({ context }, { pages }: { pages: readonly string[] }) => ({
			pages,
			pagesRead: inOrder(pages, context.pagesRead),
			pagesAsked: null,
			page: context.page !== null && pages.includes(context.page) ? context.page : (pages[0] ?? null),
		})),
	},
}).createMachine({
	id: 'progress',
	context: ({ input }) => input,
	initial: 'notStarted',
	states: {
		notStarted: {
			on: {
				OPEN_PAGE: {
					target: 'reading',
					guard: { type: 'pageExists', params: ({ event }) => event },
					actions: { type: 'openPage', params: ({ event }) => event },
				},
				START_QUIZ: { target: 'answering', guard: 'mayTakeQuiz' },
			},
		},
		reading: {
			on: {
				OPEN_PAGE: {
					guard: { type: 'pageExists', params: ({ event }) => event },
					actions: { type: 'openPage', params: ({ event }) => event },
				},
				FINISH_PAGE: [
					{
						target: 'ready',
						guard: { type: 'isLastUnread', params: ({ event }) => event },
						actions: { type: 'finishPage', params: ({ event }) => event },
					},
					{ guard: { type: 'pageExists', params: ({ event }) => event }, actions: { type: 'finishPage', params: ({ event }) => event } },
				],
				START_QUIZ: { target: 'answering', guard: 'mayTakeQuiz' },
				NEW_VERSION: { actions: { type: 'takePages', params: ({ event }) => event } },
			},
		},
		ready: {
			on: {
				OPEN_PAGE: {
					guard: { type: 'pageExists', params: ({ event }) => event },
					actions: { type: 'openPage', params: ({ event }) => event },
				},
				FINISH_PAGE: {
					guard: { type: 'pageExists', params: ({ event }) => event },
					actions: { type: 'finishPage', params: ({ event }) => event },
				},
				START_QUIZ: 'answering',
				NEW_VERSION: { target: 'reading', actions: { type: 'takePages', params: ({ event }) => event } },
			},
		},
		answering: {
			on: {
				ANSWER: 'answering',
				SUBMIT: [
					{ target: 'passed', guard: ({ event }) => event.passed, actions: 'countAttempt' },
					{
						target: 'locked',
						guard: 'isLastAttempt',
						actions: ['countAttempt', { type: 'askForPages', params: ({ event }) => event }],
					},
					{ target: 'failed', actions: ['countAttempt', { type: 'askForPages', params: ({ event }) => event }] },
				],
			},
		},
		failed: {
			on: {
				OPEN_PAGE: {
					target: 'reading',
					guard: { type: 'pageExists', params: ({ event }) => event },
					actions: { type: 'openPage', params: ({ event }) => event },
				},
				START_QUIZ: { target: 'answering', guard: 'mayTakeQuiz' },
				NEW_VERSION: { target: 'reading', actions: { type: 'takePages', params: ({ event }) => event } },
			},
		},
		locked: {
			on: {
				UNLOCK: { target: 'failed', actions: 'giveAttempts' },
			},
		},
		passed: { type: 'final' },
	},
})

export type ProgressState = SnapshotFrom<typeof progressMachine>['value']
