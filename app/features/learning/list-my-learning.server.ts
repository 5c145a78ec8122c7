import { attestationLeft } from '#app/features/attestation/progress/minutes-left.server.ts'
import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import type { PublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import type { Content } from '#app/features/content/content.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { explainObligation } from '#app/features/requirements/status/explain-obligation.ts'
import { readBasis } from '#app/features/requirements/status/read-basis.ts'
import { statusOn, type Status } from '#app/features/requirements/status/status.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { findOpenObligations, readPlaced, type OpenObligation } from './find-open-obligations.server.ts'
import { moduleStep, pagesLeft, type LearningStep } from './module-step.ts'

export type LearningItem = {
	/** The slug of the requirement. */
	id: string
	kind: Requirement['kind']
	title: string
	/** Address of the cover drawing. */
	cover: string
	status: Status
	/** Where the item's button leads. */
	href: string
	action: string
	/** Where it stands, how long it takes, by when: `page 4 of 8 · 20 minutes left · due 6 December 2026`. */
	facts: string
	pagesRead: number
	pages: number
	opensOn: Day
	dueOn: Day
	due: string
	opens: string
	/** From the rule to the due day, step by step; worked out when asked for: a page shows few of them. */
	readonly why: string[]
}

type Asked = {
	personId: number
	today: Day
	requirements: readonly Requirement[]
	content: Content
	code: Pick<PublishedEditions, 'inForce'>
}

/** Everything asked of somebody, with what to do about it: one statement. In order of what presses most. */
export function listMyLearning(db: Database, { personId, today, content, code, requirements }: Asked): LearningItem[] {
	const edition = code.inForce(today)
	const order = new Map(requirements.map(({ id }, at) => [id, at]))
	const items = findOpenObligations(db, { personId, today }).flatMap((row) => {
		const at = order.get(row.requirementId)
		const requirement = at === undefined ? undefined : requirements[at]
		return at === undefined || !requirement ? [] : [{ at, item: toItem(db, row, requirement, { today, content, edition }) }]
	})
	return items
		.sort((a, b) => urgency(a.item) - urgency(b.item) || compareDays(a.item.dueOn, b.item.dueOn) || a.at - b.at)
		.map(({ item }) => item)
}

/** Why one requirement is asked of somebody; no sentence if it is not. */
export function explainMine(db: Database, asked: Asked, requirementSlug: string): string[] {
	return listMyLearning(db, asked).find(({ id }) => id === requirementSlug)?.why ?? []
}

const compareDays = (a: Day, b: Day) => (a === b ? 0 : a < b ? -1 : 1)
const pressing: readonly Status[] = ['overdue', 'due-soon', 'in-progress', 'to-do', 'renewal-open']

/** Overdue before due soon, then whatever else is to be done, then what rests. */
function urgency({ status }: LearningItem): number {
	const at = pressing.indexOf(status)
	if (at < 0) return pressing.length
	return Math.min(at, 2)
}

type Shown = { today: Day; content: Content; edition: RenderedEdition }

function toItem(db: Database, row: OpenObligation, requirement: Requirement, { today, content, edition }: Shown): LearningItem {
	const { slug: id, kind, title } = requirement
	const { opensOn, dueOn } = row
	const module = content.modules.get(id)
	const { asked, unread } = module ? pagesLeft(module, row) : { asked: [], unread: [] }
	const { where, minutes, href, action } = module ? moduleStep(module, row) : attestationStep(db, row, edition)
	const state = row.state ?? row.attestation?.state ?? 'notStarted'
	const status = statusOn(today, {
		obligation: row,
		started: state !== 'notStarted',
		away: row.awaySince !== null,
		exempt: row.exempt !== null,
	})
	const due = inWords(dueOn)
	return {
		id,
		kind,
		title,
		cover: module?.cover ?? content.currentEdition.cover,
		status,
		href,
		action,
		facts: [where, minutes !== null && `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`, `due ${due}`].filter(Boolean).join(' · '),
		pagesRead: asked.length - unread.length,
		pages: asked.length,
		opensOn,
		dueOn,
		due,
		opens: inWords(opensOn),
		get why() {
			return explainObligation({ requirement, status, day: today, ...readBasis(row, readPlaced(row)) }, 'learner')
		},
	}
}

function attestationStep(db: Database, { attestation }: OpenObligation, edition: RenderedEdition): LearningStep {
	const { state, begunWith = null, since = null, partsRead: read, lastAgreed = null } = attestation ?? {}
	const row = { state: state ?? 'notStarted', since, read: read ?? [], agreed: [], declared: null }
	const { state: now, parts, partsRead, minutes } = attestationLeft(db, { row, begunWith, last: lastAgreed }, edition)
	if (now === 'notStarted') return { href: '/attest', action: 'Start', where: '', minutes }
	if (now === 'declined') return { href: '/attest', action: 'Continue', where: 'you did not agree', minutes }
	const where = now === 'reading' && parts > 1 ? `${partsRead} of ${parts} parts read` : 'started'
	return { href: '/attest', action: 'Continue', where, minutes }
}
