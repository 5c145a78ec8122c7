import type { AttestationState } from '#app/features/attestation/progress/attestation.machine.ts'
import { attestationLeft } from '#app/features/attestation/progress/minutes-left.server.ts'
import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import type { PublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import type { Content, Module } from '#app/features/content/content.ts'
import { explainObligation } from '#app/features/requirements/status/explain-obligation.ts'
import { awaySinceSql, exemptSql, placedSql } from '#app/features/requirements/status/as-at-sql.ts'
import { readBasis } from '#app/features/requirements/status/read-basis.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { statusOn, type Status } from '#app/features/requirements/status/status.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'
import { memoize } from '#app/platform/memoize.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { WorkerType } from '#db/schema/people.ts'

/** A line as the query writes it. */
type Row = {
	day: Day
	requirementId: number
	cycle: number
	opensOn: Day
	dueOn: Day
	askedTo: Day | null
	cause: string
	state: string | null
	page: string | null
	pagesRead: string[] | null
	pagesAsked: string[] | null
	/** Of the Code alone. Editions by their fingerprints: of the last step, of what is read since, and last agreed to. */
	attestationProgress: { begunWith: string | null; since: string | null; read: string[] | null; last: string | null } | null
	/** Learning done elsewhere was handed in, and HR has not decided yet. */
	claimed: number
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
		select json_object('day', :day, 'requirementId', o.requirement_id, 'cycle', o.cycle, 'opensOn', o.opens_on, 'dueOn', o.due_on, 'askedTo', o.asked_to,
			'cause', o.cause, 'state', coalesce(m.state, j.state), 'page', m.page, 'pagesRead', json(m.pages_read), 'pagesAsked', json(m.pages_asked),
			'attestationProgress', iif(r.slug = 'code', json_object('begunWith', j.edition_sha256, 'since', j.since_sha256, 'read', json(j.parts_read), 'last', (
				select edition_sha256 from attestations where person_id = :personId and outcome = 'agreed' order by id desc limit 1)), null),
			'claimed', exists (select 1 from prior_learning e where e.person_id = :personId and e.requirement_id = o.requirement_id and e.decided_at is null),
			'awaySince', ${awaySinceSql(':personId')}, 'placed', json(${placedHere}), 'exempt', ${exemptSql('o.person_id', 'o.requirement_id')} || '')
		from obligations o
		join requirements r on r.id = o.requirement_id
		left join module_progress m on m.person_id = o.person_id and m.requirement_id = o.requirement_id and m.cycle = o.cycle
		left join attestation_progress j on r.slug = 'code' and j.person_id = o.person_id and j.cycle = o.cycle
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

type Library = { content: Content; code: Pick<PublishedEditions, 'inForce'> }

/** Everything asked of somebody, with what to do about it: one statement. In order of what presses most. */
export function listMyLearning(
	db: Database,
	{ personId, today, content, code, requirements }: { personId: number; today: Day; requirements: readonly Requirement[] } & Library,
): LearningItem[] {
	const read = readerOf(db, requirements, content, code.inForce(today))
	const items = find(db)
		.all({ personId, day: today })
		.flatMap((text) => read(text).items)
	return items.sort(
		(a, b) =>
			urgency(a) - urgency(b) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : order(requirements, a.id) - order(requirements, b.id)),
	)
}

/** Why one requirement is asked of somebody; no sentence if it is not. */
export function explainMine(db: Database, asked: Parameters<typeof listMyLearning>[1], requirementSlug: string): string[] {
	return listMyLearning(db, asked).find(({ id }) => id === requirementSlug)?.why ?? []
}

type Reader = (text: string) => { items: LearningItem[] }
const readers = new WeakMap<Content, { requirements: readonly Requirement[]; edition: RenderedEdition; read: Reader }>()

/** Reads lines as items, each once as long as the rules and the Code are the same: most pages show lines that this or another page has shown. */
function readerOf(db: Database, requirements: readonly Requirement[], content: Content, edition: RenderedEdition): Reader {
	const known = readers.get(content)
	if (known?.requirements === requirements && known.edition === edition) return known.read
	const byKey = new Map(requirements.map((requirement) => [requirement.id, requirement]))
	const read = memoize((text) => {
		const row = JSON.parse(text) as Row
		const requirement = byKey.get(row.requirementId)
		return { items: requirement ? [item(db, row, requirement, content, edition)] : [] }
	})
	readers.set(content, { requirements, edition, read })
	return read
}

const order = (requirements: readonly Requirement[], id: string) => requirements.findIndex((requirement) => requirement.slug === id)
const pressing: readonly Status[] = ['overdue', 'due-soon', 'in-progress', 'to-do', 'renewal-open']
const urgency = ({ status }: LearningItem) => {
	const at = pressing.indexOf(status)
	return at < 0 ? pressing.length : at < 2 ? at : 2
}

function item(db: Database, row: Row, requirement: Requirement, content: Content, edition: RenderedEdition): LearningItem {
	const { slug: id, kind, title } = requirement
	const { day } = row
	const module = content.modules.get(id)
	const pages = module?.pages.filter(({ slug }) => row.pagesAsked?.includes(slug) ?? true) ?? []
	const unread = pages.filter(({ slug }) => !row.pagesRead?.includes(slug))
	const started = row.state !== null && row.state !== 'notStarted'
	const status = statusOn(day, { obligation: row, started, away: row.awaySince !== null, exempt: row.exempt !== null })
	const { where, minutes, ...next } = module
		? moduleStep(module, row, { unread, again: row.pagesAsked !== null })
		: attestationStep(db, row, edition)
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
		facts: [where, minutes !== null && `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`, `due ${due}`].filter(Boolean).join(' · '),
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

/** What to do about an item, where it stands, and how long it still takes: null where that is for others to say. */
type Step = { href: string; action: string; where: string; minutes: number | null }
type Reading = { unread: readonly { minutes: number }[]; /** Only what was missed. */ again: boolean }

function moduleStep({ id, pages, questionsDrawn }: Module, { state, page, cycle, claimed }: Row, { unread, again }: Reading): Step {
	const href = `/modules/${id}`
	const minutes = unread.reduce((sum, { minutes: each }) => sum + each, questionsDrawn)
	const at = pages.findIndex(({ slug }) => slug === page)
	if (state === 'locked')
		return { href: `${href}/result`, action: 'See what to do', where: 'quiz locked: your manager or HR can unlock it', minutes: null }
	if (claimed) return { href, action: 'See where it stands', where: 'HR is looking at what you did elsewhere', minutes: null }
	if (state === 'answering') return { href: `${href}/quiz`, action: 'Continue the quiz', where: 'quiz started', minutes }
	if (state === 'failed') return { href: `${href}/result`, action: 'See your result', where: 'quiz not passed yet', minutes }
	if (state === 'ready' || (state === 'reading' && unread.length === 0))
		return { href: `${href}/quiz`, action: 'Take the quiz', where: again ? 'pages read' : 'all pages read', minutes }
	if (state === 'reading' && at >= 0) {
		const where = again ? `${unread.length} ${unread.length === 1 ? 'page' : 'pages'} to read` : `page ${at + 1} of ${pages.length}`
		return { href: `${href}/${pages[at]?.slug}`, action: 'Continue', where, minutes }
	}
	// Whoever has done it before chooses on the module's own page: the quiz first, or the pages.
	if (cycle > 1) return { href, action: 'Renew', where: '', minutes }
	return { href: `${href}/${pages[0]?.slug}`, action: 'Start', where: '', minutes }
}

function attestationStep(db: Database, { state, attestationProgress }: Row, edition: RenderedEdition): Step {
	const { begunWith = null, since = null, read, last = null } = attestationProgress ?? {}
	const row = { state: (state ?? 'notStarted') as AttestationState, since, read: read ?? [], agreed: [], declared: null }
	const { state: now, parts, partsRead, minutes } = attestationLeft(db, { row, begunWith, last }, edition)
	if (now === 'notStarted') return { href: '/attest', action: 'Start', where: '', minutes }
	if (now === 'declined') return { href: '/attest', action: 'Continue', where: 'you did not agree', minutes }
	const where = now === 'reading' && parts > 1 ? `${partsRead} of ${parts} parts read` : 'started'
	return { href: '/attest', action: 'Continue', where, minutes }
}
