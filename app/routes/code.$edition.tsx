import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findJourney } from '#app/features/attestation/find-journey.server.ts'
import { searchCode, type Hit } from '#app/features/attestation/search-code.ts'
import { findProposal, proposalSince } from '#app/features/code/show-proposal.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { Button } from '#app/ui/button.tsx'
import { CodeProposal } from '#app/ui/code-proposal.tsx'
import { ContentsList, ToContents } from '#app/ui/contents-list.tsx'
import { Input } from '#app/ui/input.tsx'
import { InsetText } from '#app/ui/inset-text.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'The Code'} - Probity` }]

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, code, content, requirements } = args.context.site
	code.refresh()
	const edition = code.find(args.params.edition ?? '', viewer.today)
	const proposed = edition ? null : findProposal(content, code, args.params.edition ?? '', viewer.today)
	if (proposed) return { title: proposed.title, proposed }
	const requirement = requirements.find(({ kind }) => kind === 'attestation')
	if (!edition || !requirement) throw notFound()
	const { open, row, last } = findJourney(db, { personId: viewer.personId, requirementKey: requirement.key, today: viewer.today })
	const query = new URL(args.request.url).searchParams.get('search')?.trim().slice(0, 100) ?? ''
	const upcoming = edition === code.inForce(viewer.today) ? proposalSince(content.proposals.values(), edition.effectiveFrom) : undefined
	return {
		proposed: null,
		upcoming: upcoming ? { href: `/code/${upcoming.id}` } : null,
		title: edition.title,
		label: edition.label,
		about: edition.about,
		sections: edition.sections.map(({ heading, slug, clauses }) => ({
			heading,
			slug,
			clauses: clauses.map(({ id, number, heading: over, html, plainHtml }) => ({ id, number, over, html, plainHtml })),
		})),
		faq: edition.faq.map(({ id, title, html }) => ({ id, title, html })),
		query,
		hits: searchCode(edition, query),
		/** The person came here to attest: what the next step is. */
		attesting: open && edition === code.inForce(viewer.today) ? { reading: row.state === 'reading', due: inWords(open.dueOn) } : null,
		agreedOn: last && last.editionSha256 === edition.fingerprint ? inWords(dayOf(last.attestedAt)) : null,
	}
}

export default function Code() {
	const shown = useLoaderData<typeof loader>()
	if (shown.proposed) return <CodeProposal {...shown.proposed} />
	const { title, label, about, sections, faq, query, hits, attesting, agreedOn, upcoming } = shown
	return (
		<div className="pb-columns">
			<article>
				<ToContents />
				<span className="govuk-caption-xl">{label} edition</span>
				<h1 className="govuk-heading-xl">{title}</h1>
				<InsetText>{about}</InsetText>
				{upcoming && (
					<p className="govuk-body">
						A revision has been proposed. It is not in force.{' '}
						<a className="govuk-link" href={upcoming.href}>
							See what it would change
						</a>
						.
					</p>
				)}
				{agreedOn && !attesting && <p className="govuk-body">You agreed to this edition on {agreedOn}.</p>}
				{attesting && (
					<p className="govuk-body">
						You are asked to agree to the Code by {attesting.due}.{' '}
						<a className="govuk-link" href="/attest">
							{attesting.reading ? 'Go on to the statements when you have read it' : 'Start'}
						</a>
						.
					</p>
				)}
				<form method="get" role="search" className="pb-search">
					<Input label="Search the Code" id="search" name="search" type="search" defaultValue={query} />
					<Button variant="secondary">Search</Button>
				</form>
				{query !== '' && <Hits query={query} hits={hits} />}
				{sections.map(({ heading, slug, clauses }) => (
					<section key={slug} aria-labelledby={slug}>
						<h2 className="govuk-heading-l" id={slug}>
							{heading}
						</h2>
						{clauses.map(({ id, number, over, html, plainHtml }) => (
							<div key={id}>
								{over && <h3 className="govuk-heading-s">{over}</h3>}
								<div className="pb-clause" id={id}>
									<a className="pb-clause__number" href={`#${id}`}>
										{number ? (
											<span>
												<span className="govuk-visually-hidden">Paragraph </span>
												{number}
											</span>
										) : (
											<span aria-label={`Link to ${heading}`}>§</span>
										)}
									</a>
									<div className="pb-clause__text" dangerouslySetInnerHTML={{ __html: html }} />
									{plainHtml && <div className="pb-clause__plain" dangerouslySetInnerHTML={{ __html: plainHtml }} />}
								</div>
							</div>
						))}
					</section>
				))}
				<section aria-labelledby="questions">
					<h2 className="govuk-heading-l" id="questions">
						Questions people ask
					</h2>
					{faq.map(({ id, title: asked, html }) => (
						<div key={id} id={id} className="pb-faq">
							<h3 className="govuk-heading-m">{asked}</h3>
							<div dangerouslySetInnerHTML={{ __html: html }} />
						</div>
					))}
				</section>
				{attesting && (
					<Button href="/attest" start>
						{attesting.reading ? 'I have read the Code' : 'Start your attestation'}
					</Button>
				)}
			</article>
			<ContentsList
				items={[
					...sections.map(({ heading, slug }) => ({ text: heading, href: `#${slug}` })),
					{ text: 'Questions people ask', href: '#questions' },
				]}
			/>
		</div>
	)
}

function Hits({ query, hits }: { query: string; hits: Hit[] }) {
	return (
		<section aria-labelledby="found" className="pb-hits">
			<h2 className="govuk-heading-m" id="found">
				{hits.length === 0
					? `Nothing in the Code has the words “${query}”`
					: `${hits.length} ${hits.length === 1 ? 'place has' : 'places have'} “${query}”`}
			</h2>
			<ul className="govuk-list">
				{hits.map(({ id, label, excerpt }) => (
					<li key={id}>
						<a className="govuk-link" href={`#${id}`}>
							{label}
						</a>
						<br />
						{excerpt}
					</li>
				))}
			</ul>
		</section>
	)
}
