import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { countRefusals } from '#app/features/attestation/refusals/list-refusals.server.ts'
import { findAcknowledgement } from '#app/features/attestation/leaving/acknowledge-leaving.server.ts'
import { isReminded } from '#app/features/attestation/leaving/leaving.ts'
import { listMyLearning, type LearningItem } from '#app/features/learning/list-my-learning.server.ts'
import type { Status } from '#app/features/requirements/status/status.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import { inWords } from '#app/platform/calendar.ts'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { NextStep } from './next-step.tsx'
import { Panel } from '#app/ui/govuk/panel.tsx'
import { ProgressRing } from './progress-ring.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Why } from '#app/ui/why.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'My learning' }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, content, code, requirements } = args.context.site
	const items = listMyLearning(db, { ...viewer, content, code, requirements })
	const [next, ...later] = items.filter((item) => !isOver(item))
	const over = items.filter(isOver)
	const [opensFirst] = over
		.filter(({ status }) => status !== 'paused' && status !== 'exempt')
		.toSorted((a, b) => a.opensOn.localeCompare(b.opensOn))
	const { personId, leavesOn, today } = viewer
	return {
		// Only of those who leave is anything asked.
		leavesOn:
			isReminded(leavesOn, today, () => code.inForce(today), content.council.leavingClause) &&
			!findAcknowledgement(db, { personId, leavesOn })
				? inWords(leavesOn)
				: null,
		refusals: may(viewer, 'see-to-refusals') ? countRefusals(db, viewer) : null,
		givenName: viewer.givenName,
		done: items.filter(({ status }) => status === 'up-to-date').length,
		total: items.filter(({ status }) => status !== 'exempt').length,
		next: next && stepOf(next),
		later: later.map(toDo),
		over: over.map(resting),
		opensFirst: opensFirst && { title: opensFirst.title, on: inWords(opensFirst.opensOn) },
	}
}

const restingStatuses: readonly Status[] = ['up-to-date', 'upcoming', 'paused', 'exempt']
const isOver = ({ status }: LearningItem) => restingStatuses.includes(status)

/** Of an item only what the page shows: why it is asked is worked out when it is read, and whatever a loader returns is read. */
const toDo = ({ slug, kind, title, status, facts, why }: LearningItem) => ({ slug, kind, title, status, facts, why })
const resting = ({ slug, kind, title, status, dueOn, opensOn }: LearningItem) => ({
	...{ slug, kind, title, status, due: inWords(dueOn), opens: inWords(opensOn) },
})
const stepOf = (item: LearningItem) => {
	const { pagesRead, pages, action, href: to, cover } = item
	return { ...toDo(item), pagesRead, pages, action, href: to, cover }
}

const href = ({ kind, slug }: Pick<LearningItem, 'kind' | 'slug'>) => (kind === 'module' ? `/modules/${slug}` : '/attest')

export default function MyLearning() {
	const { leavesOn, refusals, givenName, done, total, next, later, over, opensFirst } = useLoaderData<typeof loader>()
	return (
		<>
			<div className="pb-title-row">
				<h1 className="govuk-heading-xl">My learning</h1>
				{total > 0 && (
					<div className="pb-title-row__ring">
						<ProgressRing done={done} total={total} unit="requirements" />
					</div>
				)}
			</div>
			{leavesOn && (
				<InsetText>
					Your last day is {leavesOn}.{' '}
					<a className="govuk-link" href="/leaving">
						Read what goes on after you leave, and what to hand back
					</a>
				</InsetText>
			)}
			{refusals && refusals.open > 0 && (
				<InsetText>
					<a className="govuk-link" href="/attestations/refusals">
						{refusals.open} {refusals.open === 1 ? 'refusal' : 'refusals'} of the Code to see to
					</a>
					{refusals.nobody > 0 && `: ${refusals.nobody} with nobody to see to ${refusals.nobody === 1 ? 'it' : 'them'} yet`}
				</InsetText>
			)}
			{next ? <NextStep eyebrow={`${givenName}, your next step`} step={next} /> : <AllDone opensFirst={opensFirst} />}
			<ItemList title="Do next">
				{later.map((item) => (
					<ToDo key={`${item.kind} ${item.slug}`} item={item} />
				))}
			</ItemList>
			<ItemList title="Done for now">
				{over.map((item) => (
					<Over key={`${item.kind} ${item.slug}`} item={item} />
				))}
			</ItemList>
		</>
	)
}

function AllDone({ opensFirst }: { opensFirst: { title: string; on: string } | undefined }) {
	if (!opensFirst) return <p className="govuk-body">Nothing is asked of you at the moment.</p>
	return (
		<>
			<Panel title="You are up to date" headingLevel={2}>
				Nothing needs doing. The next thing, {opensFirst.title}, opens on {opensFirst.on}.
			</Panel>
			<p className="govuk-body">
				<a className="govuk-link" href="/certificates">
					See your certificates
				</a>
			</p>
		</>
	)
}

function ItemList({ title, children }: { title: string; children: ReactNode[] }) {
	if (children.length === 0) return null
	return (
		<section className="pb-items">
			<h2 className="govuk-heading-m">{title}</h2>
			<ul className="govuk-list pb-item-list">{children}</ul>
		</section>
	)
}

const ToDo = ({ item }: { item: ReturnType<typeof toDo> }) => (
	<li className="pb-item">
		<ItemTitle item={item} />
		<p className="govuk-body-s pb-item__facts">{item.facts}</p>
		<Why title={item.title} sentences={item.why} />
	</li>
)

/** What is done, or is not asked now. Why it is asked at all is said on its own page. */
const Over = ({ item }: { item: ReturnType<typeof resting> }) => (
	<li className="pb-item">
		<ItemTitle item={item} />
		<p className="govuk-body-s pb-item__facts">
			{item.status === 'up-to-date' ? `due again ${item.due}, opens ${item.opens}` : `due ${item.due}`}
			<span className="pb-item__why">
				{' · '}
				<a className="govuk-link" href={`${href(item)}?why=open#why`}>
					Why?<span className="govuk-visually-hidden"> {item.title}</span>
				</a>
			</span>
		</p>
	</li>
)

const ItemTitle = ({ item }: { item: Pick<LearningItem, 'kind' | 'slug' | 'title' | 'status'> }) => (
	<div className="pb-item__main">
		<a className="govuk-link pb-item__title" href={href(item)}>
			{item.title}
		</a>
		<StatusTag status={item.status} />
	</div>
)
