import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findAcknowledgement } from '#app/features/attestation/acknowledge-leaving.server.ts'
import { isLeaving } from '#app/features/attestation/leaving.ts'
import { listMyLearning, type LearningItem } from '#app/features/learning/list-my-learning.server.ts'
import type { Status } from '#app/features/requirements/status.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { Button } from '#app/ui/button.tsx'
import { InsetText } from '#app/ui/inset-text.tsx'
import { NextStep } from '#app/ui/next-step.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { ProgressRing } from '#app/ui/progress-ring.tsx'
import { remembered } from '#app/ui/remembered.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Why } from '#app/ui/why.tsx'

export const meta: MetaFunction = () => [{ title: 'My learning - Probity' }]

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, content, requirements } = args.context.site
	const items = listMyLearning(db, { ...viewer, content, requirements })
	const [next, ...later] = items.filter((item) => !isOver(item))
	const over = items.filter(isOver)
	const [opensFirst] = over
		.filter(({ status }) => status !== 'paused' && status !== 'exempt')
		.toSorted((a, b) => a.opensOn.localeCompare(b.opensOn))
	const { personId, leavesOn, today } = viewer
	return {
		// Only of those who leave is anything asked.
		leavesOn: isLeaving(leavesOn, today) && !findAcknowledgement(db, { personId, leavesOn }) ? inWords(leavesOn) : null,
		givenName: viewer.givenName,
		done: items.filter(({ status }) => status === 'up-to-date').length,
		total: items.filter(({ status }) => status !== 'exempt').length,
		next: next && { ...row(next), cover: next.cover, action: next.action, step: next.href, pagesRead: next.pagesRead, pages: next.pages },
		later: later.map(row),
		over: over.map(restingRow),
		opensFirst: opensFirst && { title: opensFirst.title, on: opensFirst.opens },
	}
}

const resting: readonly Status[] = ['up-to-date', 'upcoming', 'paused', 'exempt']
const isOver = ({ status }: LearningItem) => resting.includes(status)

const href = ({ kind, id }: LearningItem) => (kind === 'module' ? `/modules/${id}` : '/attest')

/** What a line of a list shows. */
const row = (item: LearningItem) => ({
	href: href(item),
	title: item.title,
	status: item.status,
	facts: [item.where, `${item.minutesLeft} minutes left`, `due ${item.due}`].filter(Boolean).join(' · '),
	why: item.why(),
})

/** Of what is done, or rests: why it is asked is told on its own page. */
const restingRow = (item: LearningItem) => ({
	href: href(item),
	title: item.title,
	status: item.status,
	facts: item.status === 'up-to-date' ? `due again ${item.due}, opens ${item.opens}` : `due ${item.due}`,
})

type Row = ReturnType<typeof restingRow> & { why?: string[] }

export default function MyLearning() {
	const { leavesOn, givenName, done, total, next, later, over, opensFirst } = useLoaderData<typeof loader>()
	return (
		<>
			<div className="pb-title-row">
				<h1 className="govuk-heading-xl">My learning</h1>
				{total > 0 && <ProgressRing done={done} total={total} unit="requirements" />}
			</div>
			{leavesOn && (
				<InsetText>
					Your last day is {leavesOn}.{' '}
					<a className="govuk-link" href="/leaving">
						Read what goes on after you leave, and what to hand back
					</a>
				</InsetText>
			)}
			{next ? (
				<NextStep
					eyebrow={`${givenName}, your next step`}
					title={next.title}
					aside={<img className="pb-next__cover" src={next.cover} alt="" width={720} height={405} />}
					action={
						<Button href={next.step} start>
							{next.action}
							<span className="govuk-visually-hidden"> {next.title}</span>
						</Button>
					}
				>
					<p className="govuk-body">
						<StatusTag status={next.status} /> {next.facts}
					</p>
					{next.pagesRead > 0 && (
						<ProgressBar value={next.pagesRead} max={next.pages} label={`${next.pagesRead} of ${next.pages} pages read`} />
					)}
					<Why title={next.title} sentences={next.why} />
				</NextStep>
			) : (
				<AllDone opensFirst={opensFirst} />
			)}
			<ItemList title="Do next" items={later} />
			<ItemList title="Done for now" items={over} />
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

function ItemList({ title, items }: { title: string; items: Row[] }) {
	if (items.length === 0) return null
	return (
		<section className="pb-items">
			<h2 className="govuk-heading-m">{title}</h2>
			<ul className="govuk-list pb-item-list">
				{items.map((item) => (
					<li key={item.href} className="pb-item" dangerouslySetInnerHTML={renderItem(item)} />
				))}
			</ul>
		</section>
	)
}

const renderItem = remembered((item: Row) => (
	<>
		<div className="pb-item__main">
			<a className="govuk-link pb-item__title" href={item.href}>
				{item.title}
			</a>
			<StatusTag status={item.status} />
		</div>
		<p className="govuk-body-s pb-item__facts">
			{item.facts}
			{!item.why && <WhyLink item={item} />}
		</p>
		{item.why && <Why title={item.title} sentences={item.why} />}
	</>
))

const WhyLink = ({ item: { href, title } }: { item: Row }) => (
	<>
		{' · '}
		<a className="govuk-link" href={`${href}#why`}>
			Why?<span className="govuk-visually-hidden"> {title}</span>
		</a>
	</>
)
