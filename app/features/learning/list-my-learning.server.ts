import { z } from 'zod'
import { attestationLeft } from '#app/features/attestation/progress/minutes-left.server.ts'
import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import type { PublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import type { Content } from '#app/features/content/content.ts'
import { findCodeRequirement, type Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { explainObligation } from '#app/features/requirements/status/explain-obligation.ts'
import { readBasis, type PlacedRow } from '#app/features/requirements/status/read-basis.ts'
import { statusOn, type Status } from '#app/features/requirements/status/status.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'
import { memoize } from '#app/platform/memoize.ts'
import type { Database } from '#db/open.server.ts'
import { findOpenObligations, readPlaced, type OpenObligation } from './find-open-obligations.server.ts'
import { moduleStep, type LearningStep, type ModuleReading } from './module-step.ts'

export type LearningItem = {
	slug: string
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
	const rows = findOpenObligations(db, { personId, today, codeId: findCodeRequirement(requirements)?.id ?? null })
	const byId = new Map(rows.map((row) => [row.requirementId, row]))
	let known: PlacedRow | undefined
	// The same for all: read once, and only if a page says why something is asked.
	const placed = (row: OpenObligation) => (known ??= readPlaced(row))
	const items = requirements.flatMap((requirement) => {
		const row = byId.get(requirement.id)
		return row ? [toItem(db, row, requirement, { today, content, edition, placed })] : []
	})
	return items.sort((a, b) => urgency(a) - urgency(b) || compareDays(a.dueOn, b.dueOn))
}

/** Why one requirement is asked of somebody; no sentence if it is not. */
export function explainMine(db: Database, asked: Asked, requirementSlug: string): string[] {
	return listMyLearning(db, asked).find(({ slug }) => slug === requirementSlug)?.why ?? []
}

const compareDays = (a: Day, b: Day) => (a === b ? 0 : a < b ? -1 : 1)
const pressing: readonly Status[] = ['overdue', 'due-soon', 'in-progress', 'to-do', 'renewal-open']

/** Overdue before due soon, then whatever else is to be done, then what rests. */
function urgency({ status }: LearningItem): number {
	const at = pressing.indexOf(status)
	if (at < 0) return pressing.length
	return Math.min(at, 2)
}

type Shown = { today: Day; content: Content; edition: RenderedEdition; placed: (row: OpenObligation) => PlacedRow }

/** Lists of pages and parts are short, and many people have the same: each text is parsed once. */
const readList = memoize((text) => z.array(z.string()).parse(JSON.parse(text)))

const readingOf = ({ state, page, pagesRead, pagesAsked, cycle, isClaimed }: OpenObligation): ModuleReading => ({
	...{ state, page, cycle, isClaimed: isClaimed === 1 },
	pagesRead: pagesRead === null ? null : readList(pagesRead),
	pagesAsked: pagesAsked === null ? null : readList(pagesAsked),
})

function toItem(db: Database, row: OpenObligation, requirement: Requirement, { today, content, edition, placed }: Shown): LearningItem {
	const { slug, kind, title } = requirement
	const { opensOn, dueOn } = row
	const module = content.modules.get(slug)
	const { pages, pagesRead, where, minutes, href, action } = module ? moduleStep(module, readingOf(row)) : attestationStep(db, row, edition)
	const state = row.state ?? row.attestationState ?? 'notStarted'
	const status = statusOn(today, {
		obligation: row,
		started: state !== 'notStarted',
		away: row.awaySince !== null,
		exempt: row.exempt !== null,
	})
	const left = minutes === null ? '' : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`
	return {
		slug,
		kind,
		title,
		cover: module?.cover ?? content.currentEdition.cover,
		status,
		href,
		action,
		facts: [where, left, `due ${inWords(dueOn)}`].filter(Boolean).join(' · '),
		pagesRead,
		pages,
		opensOn,
		dueOn,
		get why() {
			return explainObligation({ requirement, status, day: today, ...readBasis(row, placed(row)) }, 'learner')
		},
	}
}

function attestationStep(db: Database, own: OpenObligation, edition: RenderedEdition): LearningStep {
	const { attestationState, begunWith, readSince: since, partsRead: read, lastAgreed: last } = own
	const row = { state: attestationState ?? 'notStarted', since, read: read === null ? [] : readList(read), agreed: [], declared: null }
	const { state, parts, partsRead, minutes } = attestationLeft(db, { row, begunWith, last }, edition)
	const step = { href: '/attest', minutes, pages: 0, pagesRead: 0 }
	if (state === 'notStarted') return { ...step, action: 'Start', where: '' }
	if (state === 'declined') return { ...step, action: 'Continue', where: 'you did not agree' }
	const where = state === 'reading' && parts > 1 ? `${partsRead} of ${parts} parts read` : 'started'
	return { ...step, action: 'Continue', where }
}
