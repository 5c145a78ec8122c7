import type { Attester } from '#app/features/attestation/progress/advance-attestation.server.ts'
import { attestAtOnce } from '#app/features/attestation/assisted/attest-at-once.server.ts'
import { textOfShipped } from '#app/features/code/edition/shipped-edition.ts'
import type { Content, Module } from '#app/features/content/content.ts'
import { loadFixture } from './content-folder.ts'
import type { Learner } from '#app/features/learning/progress/advance-progress.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { meetRequirement } from '#app/features/requirements/planning/meet-requirement.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { createDatabase } from './database.ts'
import { createPerson } from './register.ts'
import { commenceEdition } from './edition.ts'
import { requirementOf } from './requirement.ts'

let content: Content | undefined
const day = 86_400_000
const requirements: Requirement[] = [
	requirementOf({ id: 1, slug: 'tiny', title: 'Tiny module' }),
	requirementOf({ id: 2, slug: 'code', kind: 'attestation', title: 'The Code' }),
]
const issuer = { councilName: 'Testshire County Council', accent: '#1f4e5f', publicUrl: 'https://learning.example.org' }
const statements = [
	{ id: 'read', text: 'I have read the Code.' },
	{ id: 'follow', text: 'I will follow it.' },
]

export type SmallCouncil = {
	db: Database
	now: Instant
	learner: Learner & { requirements: Requirement[]; issuer: typeof issuer }
	attester: Attester
	context: { now: Instant; actor: string }
}

/** The tiny module with these pages instead of its own. */
export function tinyModule(slugs: readonly string[], attemptsAllowed = 3): Module {
	content ??= loadFixture()
	const tiny = content.modules.get('tiny')
	const [page] = tiny?.pages ?? []
	if (!tiny || !page) throw new Error('The fixture has no module.')
	return { ...tiny, attemptsAllowed, pages: slugs.map((slug) => ({ ...page, slug })) }
}

/** One person, one module of these pages, one edition with two statements; `renewal` has met both once, and the window to renew is open. */
export function createSmallCouncil({
	pages = ['first', 'second'],
	attemptsAllowed = 3,
	renewal = false,
}: { pages?: readonly string[]; attemptsAllowed?: number; renewal?: boolean } = {}): SmallCouncil {
	const began = Date.parse('2026-06-01T09:00:00Z')
	const now = renewal ? began + 330 * day : began + 2 * day
	const db = createDatabase()
	db.$client.exec(`insert into requirements (id, slug, introduced_on) values (1, 'tiny', '2020-01-01'), (2, 'code', '2020-01-01')`)
	const module = tinyModule(pages, attemptsAllowed)
	if (!content) throw new Error('The fixture was not read.')
	const edition = commenceEdition(db, { ...textOfShipped(content.currentEdition), statements }, { now: began })
	const personId = createPerson(db, { from: dayOf(began), recordedAt: began })
	applyObligations(db, { personIds: [personId], requirements }, { now: began, actor: 'system' })
	const [requirement, code] = requirements
	if (!requirement || !code) throw new Error('There are no requirements.')
	const attester = { personId, requirement: code, requirements, edition, issuer }
	if (renewal) {
		const then = { now: began + day, actor: `person:${personId}` }
		attestAtOnce(db, attester, { end: 'CONFIRM' }, then)
		meetRequirement(db, { personId, requirement, version: '1.0', score: null, attemptId: null, source: 'quiz' }, then)
	}
	return {
		db,
		now,
		learner: { personId, requirement, module, requirements, issuer },
		attester,
		context: { now, actor: `person:${personId}` },
	}
}

/** Lets something happen and takes it back, so that many things can be tried from the same point. */
export function tryOut(db: Database, happening: () => void): void {
	db.$client.exec('savepoint tried')
	try {
		happening()
	} finally {
		db.$client.exec('rollback to tried; release tried')
	}
}
