import type { Module } from '#app/features/content/content.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { findLearnerModule, type LearnerModule } from './find-progress.server.ts'
import { advanceRow, type ProgressRow } from './progress-row.ts'
import type { ProgressEvent } from './progress.machine.ts'
import { saveProgress } from './save-progress.server.ts'

export type Learner = { personId: number; requirement: Requirement; module: Module }
export type Saved = { id: number; cycle: number; row: ProgressRow; revision: number }

export const learnerSubject = ({ personId, requirement }: Pick<Learner, 'personId' | 'requirement'>, cycle: number) =>
	`person:${personId}/${requirement.slug}/${cycle}`

/**
 * Takes an event through the machine and saves the new state; call it in a transaction, so that what was read is still so. Null if nothing is asked of the
 * person now, or the machine does not allow the event where they stand: then nothing has changed.
 */
export function advanceProgress(db: Database, learner: Learner, event: ProgressEvent, now: Instant, known?: LearnerModule): Saved | null {
	const { personId, requirement, module } = learner
	const found = known ?? findLearnerModule(db, { personId, requirementId: requirement.id, today: dayOf(now) })
	if (!found.open) return null
	const { cycle } = found.open
	const pages = module.pages.map(({ slug }) => slug)
	const isNewVersion = found.version !== null && found.version !== module.version
	const renewed = isNewVersion ? advanceRow(found.row, { type: 'NEW_VERSION', pages }, module, cycle) : null
	const row = advanceRow(renewed ?? found.row, event, module, cycle)
	if (!row) return null
	// Where the machine does not take the new edition yet (during a quiz, or locked), it is taken with the first step after that.
	const version = isNewVersion && !renewed && found.version !== null ? found.version : module.version
	const id = saveProgress(db, { key: { personId, requirementId: requirement.id, cycle }, version, row, revision: found.revision }, now)
	return id === null ? null : { id, cycle, row, revision: found.revision + 1 }
}

/** Remembers the page that somebody has open. `known` is what the page has just read: the save is refused if that is no longer so. */
export function openPage(
	db: Database,
	learner: Learner,
	page: string,
	{ now, actor }: { now: Instant; actor: string },
	known: LearnerModule,
): boolean {
	if (!known.open || (known.row.page === page && known.row.state !== 'failed')) return false
	return inTransaction(db, () => {
		const saved = advanceProgress(db, learner, { type: 'OPEN_PAGE', page }, now, known)
		if (saved) {
			const details = { page, version: learner.module.version }
			recordEvidence(db, { at: now, actor, action: 'module.page-opened', subject: learnerSubject(learner, saved.cycle), details })
		}
		return saved !== null
	})
}

/** Marks a page as read and remembers the next one. Twice is once. Returns the slug of the next page to read; null if the quiz comes next. */
export function finishPage(db: Database, learner: Learner, page: string, { now, actor }: { now: Instant; actor: string }): string | null {
	return inTransaction(db, () => {
		const found = findLearnerModule(db, { personId: learner.personId, requirementId: learner.requirement.id, today: dayOf(now) })
		if (found.row.state === 'notStarted' || found.row.state === 'failed')
			advanceProgress(db, learner, { type: 'OPEN_PAGE', page }, now, found)
		const saved = advanceProgress(db, learner, { type: 'FINISH_PAGE', page }, now)
		if (saved) {
			const details = { page, version: learner.module.version }
			recordEvidence(db, { at: now, actor, action: 'module.page-finished', subject: learnerSubject(learner, saved.cycle), details })
		}
		const slugs = learner.module.pages.map(({ slug }) => slug)
		const next = saved ? saved.row.page : (slugs[slugs.indexOf(page) + 1] ?? page)
		return next === page ? null : next
	})
}

/** Lets somebody who has used up the attempts try again, after a conversation. `note` says what was agreed. False if they are not locked. */
export function unlockQuiz(db: Database, learner: Learner, note: string, { now, actor }: { now: Instant; actor: string }): boolean {
	return inTransaction(db, () => {
		const saved = advanceProgress(db, learner, { type: 'UNLOCK' }, now)
		if (!saved) return false
		recordEvidence(db, { at: now, actor, action: 'quiz.unlocked', subject: learnerSubject(learner, saved.cycle), details: { note } })
		return true
	})
}
