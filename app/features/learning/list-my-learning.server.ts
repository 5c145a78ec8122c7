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
import type { WorkerType } from '#db/schema/people.ts'

/** A line as the query writes it. */
type Row = {
	day: Day
	requirementKey: number
	cycle: number
	opensOn: Day
	dueOn: Day
	askedTo: Day | null
	cause: string
	state: string | null
	page: string | null
	pagesRead: string[] | null
	pagesAsked: string[] | null
	awaySince: Day | null
	exempt: string | null
	placed: { placedFrom: Day; workerType: WorkerType; directorate: string; service: string } | null
}

/** Where the person works: the same on each line, so it is looked up once. */
const placedHere = `(select json_object('placedFrom', l.valid_from, 'workerType', l.worker_type, 'directorate', d.name, 'service', s.name)
	from placements l join services s on s.id = l.service_id join directorates d on d.id = l.directorate_id
	where l.person_id = :personId and ${placedSql()})`
const nowhere = { placedFrom: null, workerType: null, directorate: null, service: null }

/** A line as one JSON text: what it says is worked out once for each text, so that the text is all that a page needs of it. */
const find = prepared((db) =>
	db.$client
		.prepare<{ personId: number; day: Day }, string>(
			`
		select json_object('day', :day, 'requirementKey', o.requirement_id, 'cycle', o.cycle, 'opensOn', o.opens_on, 'dueOn', o.due_on, 'askedTo', o.asked_to,
			'cause', o.cause, 'state', coalesce(m.state, j.state), 'page', m.page, 'pagesRead', json(m.pages_read), 'pagesAsked', json(m.pages_asked),
			'awaySince', ${awaySinceSql(':personId')}, 'placed', json(${placedHere}), 'exempt', ${exemptSql('o.person_id', 'o.requirement_id')} || '')
		from obligations o
		join requirements r on r.id = o.requirement_id
		left join module_progress m on m.person_id = o.person_id and m.requirement_id = o.requirement_id and m.cycle = o.cycle
		left join attestation_journeys j on r.key = 'code' and j.person_id = o.person_id and j.cycle = o.cycle
		where o.person_id = :personId and o.superseded_at is null and o.met_at is null
			and (o.asked_to is null or o.asked_to >= :day)
	`,
		)
		.pluck(),
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
	/** Where it stands, how long it takes, by when: `page 4 of 8 · 20 minutes left · due 6 December 2026`. */
	facts: string
	pagesRead: number
	pages: number
	opensOn: Day
	dueOn: Day
	due: string
	opens: string
	/** The chain from rule to due day, worked out when asked for: a page shows few of them. */
	readonly why: string[]
}

/** Reading the statements of the Code and answering them, once the Code is known. */
export const minutesToAttest = 12

/** Everything asked of somebody, with what to do about it: one statement. In order of what presses most. */
export function listMyLearning(
	db: Database,
	{ personId, today, content, requirements }: { personId: number; today: Day; content: Content; requirements: readonly Requirement[] },
): LearningItem[] {
	const read = readerOf(requirements, content)
	const items = find(db)
		.all({ personId, day: today })
		.flatMap((text) => read(text).items)
	return items.sort(
		(a, b) =>
			urgency(a) - urgency(b) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : order(requirements, a.id) - order(requirements, b.id)),
	)
}

/** Why one requirement is asked of somebody; no sentence if it is not. */
export function explainMine(db: Database, asked: Parameters<typeof listMyLearning>[1], requirementId: string): string[] {
	return listMyLearning(db, asked).find(({ id }) => id === requirementId)?.why ?? []
}

type Reader = (text: string) => { items: LearningItem[] }
const readers = new WeakMap<Content, { requirements: readonly Requirement[]; read: Reader }>()

/** Reads lines as items, each once as long as the rules are the same: most pages show lines that this or another page has shown. */
function readerOf(requirements: readonly Requirement[], content: Content): Reader {
	const known = readers.get(content)
	if (known?.requirements === requirements) return known.read
	const byKey = new Map(requirements.map((requirement) => [requirement.key, requirement]))
	const read = remember((text) => {
		const row = JSON.parse(text) as Row
		const requirement = byKey.get(row.requirementKey)
		return { items: requirement ? [item(row, requirement, content)] : [] }
	})
	readers.set(content, { requirements, read })
	return read
}

const order = (requirements: readonly Requirement[], id: string) => requirements.findIndex((requirement) => requirement.id === id)
const pressing: readonly Status[] = ['overdue', 'due-soon', 'in-progress', 'to-do', 'renewal-open']
const urgency = ({ status }: LearningItem) => {
	const at = pressing.indexOf(status)
	return at < 0 ? pressing.length : at < 2 ? at : 2
}

function item(row: Row, requirement: Requirement, content: Content): LearningItem {
	const { id, kind, title } = requirement
	const { day } = row
	const module = content.modules.get(id)
	const pages = module?.pages.filter(({ slug }) => row.pagesAsked?.includes(slug) ?? true) ?? []
	const unread = pages.filter(({ slug }) => !row.pagesRead?.includes(slug))
	const started = row.state !== null && row.state !== 'notStarted'
	const status = statusOn(day, { obligation: row, started, away: row.awaySince !== null, exempt: row.exempt !== null })
	const minutesLeft = module ? unread.reduce((sum, page) => sum + page.minutes, module.questionsDrawn) : minutesToAttest
	const { where, ...next } = module
		? moduleStep(id, row, { pages: module.pages, unread, again: row.pagesAsked !== null })
		: attestationStep(row)
	const { opensOn, dueOn } = row
	const due = inWords(dueOn)
	const cover = module?.cover ?? content.currentEdition.cover
	return {
		id,
		kind,
		title,
		cover,
		status,
		...next,
		facts: [where, `${minutesLeft} minutes left`, `due ${due}`].filter(Boolean).join(' · '),
		pagesRead: pages.length - unread.length,
		pages: pages.length,
		opensOn,
		dueOn,
		due,
		opens: inWords(opensOn),
		get why() {
			return explainObligation({ requirement, status, day, ...readBasis(row, row.placed ?? nowhere) }, 'learner')
		},
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
