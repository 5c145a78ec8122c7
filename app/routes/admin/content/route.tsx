import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { LawUse } from '#app/features/content/content.ts'
import { listPlaceholders } from '#app/features/content/checking/list-placeholders.ts'
import { reviewContent, soonDays, type ReviewState } from '#app/features/content/checking/review-content.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { Details } from '#app/ui/govuk/details.tsx'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { StatTile } from '#app/ui/stat-tile.tsx'
import { Table } from '#app/ui/govuk/table.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'

export const meta: MetaFunction = () => [{ title: 'Content and law watch - Probity' }]

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'review-content')
	const { content } = args.context.site
	const count = (state: ReviewState) => [...reviewed.values()].filter((fact) => fact.state === state).length
	const reviews = reviewContent(content, viewer.today)
	const reviewed = new Map(reviews.flatMap(({ facts }) => facts.map((fact) => [fact.id, fact] as const)))
	return {
		today: inWords(viewer.today),
		past: count('past'),
		soon: count('soon'),
		later: count('later'),
		reviews: reviews.map(({ module, facts }) => ({
			module,
			facts: facts.map(({ id, title, known, handling, wording, reviewBy, state, usedOn }) => ({
				id,
				title,
				known,
				handling,
				wording,
				state,
				by: inWords(reviewBy),
				places: usedOn.map((use) => placeOf(use, content.modules)),
			})),
		})),
		placeholders: listPlaceholders(content).map(({ label, detail, usedOn }) => ({ label, detail, places: usedOn.length })),
	}
}

type Modules = LoaderFunctionArgs['context']['site']['content']['modules']
/** Questions are for authors: their words are not shown here. */
function placeOf({ module, part, id }: LawUse, modules: Modules): { text: string; href: string | null } {
	if (part === 'page') {
		const title = modules.get(module)?.pages.find(({ slug }) => slug === id)?.title
		return { text: title ?? id, href: `/modules/${module}/${id}` }
	}
	return part === 'opening' ? { text: 'Opening note', href: `/modules/${module}` } : { text: `Question ${id}`, href: null }
}

const words: Record<ReviewState, string> = { past: 'Past its date', soon: 'Due soon', later: 'Later' }
const colours = { past: 'red', soon: 'yellow', later: 'grey' } as const

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type Review = Page['reviews'][number]

export default function ContentReview() {
	const { today, past, soon, later, reviews, placeholders } = useLoaderData<typeof loader>()
	return (
		<>
			<h1 className="govuk-heading-xl">Content and law watch</h1>
			<p className="govuk-body-l">
				Facts in the modules that a new law, a new edition or a decision may overtake, with the day by which somebody should look again. As
				at {today}.
			</p>
			<div className="pb-tiles">
				<StatTile value={past} label="past their date" />
				<StatTile value={soon} label={`due within ${soonDays} days`} />
				<StatTile value={later} label="later" />
			</div>
			{reviews.map((review) => (
				<ModuleSection key={review.module?.id ?? 'unused'} review={review} />
			))}
			<h2 className="govuk-heading-l" id="contacts">
				Contacts to fill in
			</h2>
			{placeholders.length === 0 ? (
				<p className="govuk-body">Every contact has been filled in.</p>
			) : (
				<>
					<p className="govuk-body">
						Learners see these as placeholders until the council fills them in, in <code>content/council.json</code>.
					</p>
					<ScrollRegion label="Contacts to fill in">
						<Table
							caption="Contacts to fill in"
							captionClass="govuk-visually-hidden"
							head={['Contact', 'What learners see now', { content: 'Places', format: 'numeric' }]}
							rows={placeholders.map(({ label, detail, places }) => [label, detail, { content: places, format: 'numeric' }])}
						/>
					</ScrollRegion>
				</>
			)}
		</>
	)
}

function ModuleSection({ review: { module, facts } }: { review: Review }) {
	return (
		<section aria-labelledby={module?.id ?? 'unused'}>
			<h2 className="govuk-heading-l govuk-!-margin-bottom-2" id={module?.id ?? 'unused'}>
				{module ? module.title : 'Watched, and said nowhere yet'}
			</h2>
			{module && <p className="govuk-caption-m govuk-!-margin-top-0">Version {module.version}</p>}
			{facts.length === 0 && <p className="govuk-body">Nothing in this module is known to be bound to a time.</p>}
			<ul className="govuk-list pb-item-list">
				{facts.map((fact) => (
					<Fact key={fact.id} fact={fact} of={module?.title ?? ''} />
				))}
			</ul>
		</section>
	)
}

function Fact({ fact: { title, known, handling, wording, state, by, places }, of }: { fact: Review['facts'][number]; of: string }) {
	return (
		<li className="pb-item">
			<div className="pb-item__main">
				<h3 className="govuk-heading-s govuk-!-margin-bottom-1">{title}</h3>
				<Tag colour={colours[state]}>{words[state]}</Tag>
			</div>
			<p className="govuk-body-s pb-item__facts">Look again by {by}</p>
			<Details
				className="pb-why"
				summary={
					<>
						What we know and what to do
						<span className="govuk-visually-hidden">
							{' '}
							about {title} {of && `in ${of}`}
						</span>
					</>
				}
			>
				<p className="govuk-body-s">{known}</p>
				<p className="govuk-body-s">{handling}</p>
				{wording && (
					<p className="govuk-body-s">
						<strong>Shown now:</strong> {wording}
					</p>
				)}
				{places.length > 0 && (
					<ul className="govuk-list govuk-list--bullet govuk-body-s">
						{places.map(({ text, href }) => (
							<li key={text}>
								{href ? (
									<a className="govuk-link" href={href}>
										{text}
									</a>
								) : (
									text
								)}
							</li>
						))}
					</ul>
				)}
			</Details>
		</li>
	)
}
