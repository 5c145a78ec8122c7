import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import { searchCode, type Hit } from '#app/features/attestation/progress/search-code.ts'
import { describeEditionStatus } from '#app/features/code/edition/edition-status.ts'
import { hrefOfChanges } from '#app/features/code/comparison/changes-link.ts'
import { findVersion } from '#app/features/code/edition/find-edition-text.server.ts'
import { hasBothTexts, readShow, toEditionView } from '#app/features/code/edition/edition-view-model.ts'
import { findProposal, proposalSince } from './proposal-view-model.ts'
import { dueWords } from '#app/features/requirements/status/status.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { CodeProposal } from './code-proposal.tsx'
import { CodeText } from '#app/ui/code-text.tsx'
import { ContentsList, ToContents } from '#app/ui/contents-list.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { TextSwitch } from '#app/ui/text-switch.tsx'
import type { PageHandle } from '#app/root.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'The Code'} - Probity` }]
export const handle: PageHandle<Awaited<ReturnType<typeof loader>>> = {
	wide: (shown) => shown.proposed === null && shown.switchTo !== null,
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, code, content, requirements } = args.context.site
	code.refresh()
	const { searchParams } = new URL(args.request.url)
	const id = args.params.edition ?? ''
	const version = searchParams.get('version')
	const asked = { id, version: version ?? '', personId: viewer.personId, unpublished: may(viewer, 'manage-code') }
	const edition = version === null ? code.find(id, viewer.today) : findVersion(db, asked)
	const proposed = edition ? null : findProposal(content, code, id, viewer.today)
	if (proposed) return { title: proposed.title, proposed }
	const requirement = requirements.find(({ kind }) => kind === 'attestation')
	if (!edition || !requirement) throw notFound()
	const { open, begunWith, last } = findAttestationProgress(db, {
		personId: viewer.personId,
		requirementId: requirement.id,
		today: viewer.today,
	})
	const query = searchParams.get('search')?.trim().slice(0, 100) ?? ''
	const current = code.inForce(viewer.today)
	const show = readShow(searchParams.get('text'))
	const isCurrent = edition.fingerprint === current.fingerprint
	const coming = isCurrent ? code.list().find(({ effectiveFrom }) => effectiveFrom > viewer.today) : undefined
	const upcoming = isCurrent && !coming ? proposalSince(content.proposals.values(), current.effectiveFrom) : undefined
	return {
		proposed: null,
		upcoming: upcoming ? { href: `/code/${upcoming.id}` } : null,
		coming: coming ? { from: inWords(coming.effectiveFrom), href: hrefOfChanges(current, coming) } : null,
		title: edition.title,
		label: edition.label,
		about: edition.about,
		...toEditionView(edition),
		show,
		/** The other ways to see both texts, if there are two. */
		switchTo: hasBothTexts(edition) ? `/code/${id}?${version === null ? '' : `version=${encodeURIComponent(version)}&`}text=` : null,
		version,
		query,
		hits: searchCode(edition, query),
		standing: describeEditionStatus(code.list(), edition.fingerprint, viewer.today),
		current: { id: current.id, label: current.label },
		/** The person came here to attest: what the next step is. */
		attesting: open && isCurrent ? { begun: begunWith !== null, due: dueWords(open.dueOn, viewer.today) } : null,
		agreedOn: last && last.editionSha256 === edition.fingerprint ? inWords(dayOf(last.attestedAt)) : null,
	}
}

export default function Code() {
	const shown = useLoaderData<typeof loader>()
	if (shown.proposed) return <CodeProposal {...shown.proposed} />
	const {
		title,
		label,
		about,
		sections,
		faq,
		show,
		switchTo,
		version,
		query,
		hits,
		standing,
		current,
		attesting,
		agreedOn,
		upcoming,
		coming,
	} = shown
	return (
		<div className="pb-columns">
			<article className="pb-code">
				<ToContents />
				<span className="govuk-caption-xl">{label} edition</span>
				<h1 className="govuk-heading-xl">{title}</h1>
				{standing && (
					<p className="govuk-body">
						<strong>{standing}</strong>{' '}
						<a className="govuk-link" href={`/code/${current.id}`}>
							Read the edition in force ({current.label})
						</a>
					</p>
				)}
				<InsetText>{about}</InsetText>
				{switchTo && <TextSwitch show={show} href={switchTo} />}
				{coming && (
					<p className="govuk-body">
						A new edition binds from {coming.from}.{' '}
						<a className="govuk-link" href={coming.href}>
							See what will change
						</a>
						.
					</p>
				)}
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
						You are asked to agree to the Code. Your answer {attesting.due}.{' '}
						<a className="govuk-link" href="/attest">
							{attesting.begun ? 'Go on' : 'Start'}
						</a>
						.
					</p>
				)}
				<form method="get" role="search" className="pb-search">
					{version !== null && <input type="hidden" name="version" value={version} />}
					{show !== 'both' && <input type="hidden" name="text" value={show} />}
					<Input label="Search the Code" id="search" name="search" type="search" defaultValue={query} />
					<Button variant="secondary">Search</Button>
				</form>
				{query !== '' && <Hits query={query} hits={hits} />}
				<CodeText sections={sections} faq={faq} show={show} />
				{attesting && (
					<Button href="/attest" start>
						{attesting.begun ? 'Go on with your attestation' : 'Start your attestation'}
					</Button>
				)}
			</article>
			<ContentsList
				items={[
					...sections.map(({ heading, slug }) => ({ text: heading, href: `#${slug}` })),
					...(faq.length > 0 ? [{ text: 'Questions people ask', href: '#questions' }] : []),
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
