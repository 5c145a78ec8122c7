import { z } from 'zod'
import type { Content } from '#app/features/content/content.ts'
import { explainObligation } from '#app/features/requirements/explain-obligation.ts'
import { awaySinceSql, exemptSql, placedSql } from '#app/features/requirements/belief-sql.ts'
import { readBasis } from '#app/features/requirements/read-basis.ts'
import type { Requirement } from '#app/features/requirements/requirement-rules.ts'
import { statusOn, type Status } from '#app/features/requirements/status.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'
import { remember } from '#app/platform/remember.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { workerTypes } from '#db/schema/people.ts'

type Row = {
	requirementKey: number
	cycle: number
	opensOn: Day
	dueOn: Day
	cause: string
	state: string | null
	page: string | null
	pagesRead: string | null
	pagesAsked: string | null
	awaySince: Day | null
	exempt: string | null
	askedTo: Day | null
	/** JSON. */
	placed: string | null
}

/** Where the person works: the same on each line, so it is looked up once and read only for what is explained. */
const placedHere = `(select json_object('placedFrom', l.valid_from, 'workerType', l.worker_type, 'directorate', d.name, 'service', s.name)
	from placements l join services s on s.id = l.service_id join directorates d on d.id = l.directorate_id
	where l.person_id = :personId and ${placedSql()})`
const placedSchema = z.object({ placedFrom: z.string(), workerType: z.enum(workerTypes), directorate: z.string(), service: z.string() })
const readPlaced = remember((text) => placedSchema.parse(JSON.parse(text)))
const nowhere = { placedFrom: null, workerType: null, directorate: null, service: null }

const find = prepared((db) =>
	db.$client.prepare<{ personId: number; day: Day }, Row>(`
		select o.requirement_id as requirementKey, o.cycle, o.opens_on as opensOn, o.due_on as dueOn, o.asked_to as askedTo, o.cause,
			coalesce(m.state, j.state) as state, m.page, m.pages_read as pagesRead, m.pages_asked as pagesAsked,
			${awaySinceSql(':personId')} as awaySince, ${placedHere} as placed, ${exemptSql('o.person_id', 'o.requirement_id')} as exempt
		from obligations o
		join requirements r on r.id = o.requirement_id
		left join module_progress m on m.person_id = o.person_id and m.requirement_id = o.requirement_id and m.cycle = o.cycle
		left join attestation_journeys j on r.key = 'code' and j.person_id = o.person_id and j.cycle = o.cycle
		where o.person_id = :personId and o.superseded_at is null and o.met_at is null
			and (o.asked_to is null or o.asked_to >= :day)
	`),
)

export type LearningItem = {
	id: string
	kind: Requirement['kind']
	title: string
	/** Address of the cover drawing. */
	cover: string
	status: Status
	/** Where the item's button leads. */
	href: string
	action: string
	/** `page 4 of 8`, `quiz`, `locked`; empty where nothing has begun. */
	where: string
	minutesLeft: number
	pagesRead: number
	pages: number
	opensOn: Day
	dueOn: Day
	due: string
	opens: string
	/** The chain from rule to due day. Made when asked for: a list shows few of them. */
	why: () => string[]
}

const slugs = z.array(z.string())
/** Reading the statements of the Code and answering them, once the Code is known. */
export const minutesToAttest = 12

/** Everything asked of somebody, with what to do about it: one statement. In order of what presses most. */
export function listMyLearning(
	db: Database,
	{ personId, today, content, requirements }: { personId: number; today: Day; content: Content; requirements: readonly Requirement[] },
): LearningItem[] {
	const byKey = new Map(requirements.map((requirement) => [requirement.key, requirement]))
	const items = find(db)
		.all({ personId, day: today })
		.flatMap((row) => {
			const requirement = byKey.get(row.requirementKey)
			return requirement ? [item(row, requirement, today, content)] : []
		})
	return items.sort(
		(a, b) =>
			urgency(a) - urgency(b) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : order(requirements, a.id) - order(requirements, b.id)),
	)
}

/** Why one requirement is asked of somebody; no sentence if it is not. */
export function explainMine(db: Database, asked: Parameters<typeof listMyLearning>[1], requirementId: string): string[] {
	return (
		listMyLearning(db, asked)
			.find(({ id }) => id === requirementId)
			?.why() ?? []
	)
}

const order = (requirements: readonly Requirement[], id: string) => requirements.findIndex((requirement) => requirement.id === id)
const pressing: readonly Status[] = ['overdue', 'due-soon', 'in-progress', 'to-do', 'renewal-open']
const urgency = ({ status }: LearningItem) => {
	const at = pressing.indexOf(status)
	return at < 0 ? pressing.length : at < 2 ? at : 2
}

function item(row: Row, requirement: Requirement, today: Day, content: Content): LearningItem {
	const { id, kind, title } = requirement
	const module = content.modules.get(id)
	const read = slugs.parse(JSON.parse(row.pagesRead ?? '[]'))
	const asked = row.pagesAsked === null ? null : slugs.parse(JSON.parse(row.pagesAsked))
	const pages = module?.pages.filter(({ slug }) => asked?.includes(slug) ?? true) ?? []
	const unread = pages.filter(({ slug }) => !read.includes(slug))
	const started = row.state !== null && row.state !== 'notStarted'
	const status = statusOn(today, { obligation: row, started, away: row.awaySince !== null, exempt: row.exempt !== null })
	const placed = () => (row.placed === null ? nowhere : readPlaced(row.placed))
	const why = () => explainObligation({ requirement, status, day: today, ...readBasis(row, placed()) }, 'learner')
	const left = module ? unread.reduce((sum, page) => sum + page.minutes, module.questionsDrawn) : minutesToAttest
	const next = module ? moduleStep(id, row, { pages: module.pages, unread, again: asked !== null }) : attestationStep(row)
	const words = { opensOn: row.opensOn, dueOn: row.dueOn, due: inWords(row.dueOn), opens: inWords(row.opensOn) }
	const cover = module?.cover ?? content.currentEdition.cover
	return {
		id,
		kind,
		title,
		cover,
		status,
		...next,
		minutesLeft: left,
		pagesRead: pages.length - unread.length,
		pages: pages.length,
		...words,
		why,
	}
}

type Reading = { pages: readonly { slug: string }[]; unread: readonly { slug: string }[]; /** Only what was missed. */ again: boolean }

function moduleStep(
	id: string,
	{ state, page, cycle }: Row,
	{ pages, unread, again }: Reading,
): { href: string; action: string; where: string } {
	const href = `/modules/${id}`
	const at = pages.findIndex(({ slug }) => slug === page)
	const where = again ? `${unread.length} ${unread.length === 1 ? 'page' : 'pages'} to read` : `page ${at + 1} of ${pages.length}`
	if (state === 'answering') return { href: `${href}/quiz`, action: 'Continue the quiz', where: 'quiz started' }
	if (state === 'failed') return { href: `${href}/result`, action: 'See your result', where: 'quiz not passed yet' }
	if (state === 'locked') return { href: `${href}/result`, action: 'See what to do', where: 'quiz locked' }
	if (state === 'ready' || (state === 'reading' && unread.length === 0))
		return { href: `${href}/quiz`, action: 'Take the quiz', where: again ? 'pages read' : 'all pages read' }
	if (state === 'reading' && at >= 0) return { href: `${href}/${pages[at]?.slug}`, action: 'Continue', where }
	// Whoever has done it before chooses on the module's own page: the quiz first, or the pages.
	if (cycle > 1) return { href, action: 'Renew', where: '' }
	return { href: `${href}/${pages[0]?.slug}`, action: 'Start', where: '' }
}

function attestationStep({ state }: Row): { href: string; action: string; where: string } {
	if (state === null || state === 'notStarted') return { href: '/attest', action: 'Start', where: '' }
	return { href: '/attest', action: 'Continue', where: state === 'declined' ? 'you did not agree' : 'started' }
}
