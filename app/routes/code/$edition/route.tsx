import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import type { Hit } from '#app/features/attestation/progress/search-code.ts'
import { findVersion } from '#app/features/code/edition/find-edition-text.server.ts'
import { findCodeRequirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { CodeProposal } from './code-proposal.tsx'
import { findProposal } from './proposal-view-model.ts'
import { codeFields, toCodeView } from './view-model.ts'
import { CodeText } from '#app/ui/code-text.tsx'
import { ContentsList, ToContents } from '#app/ui/contents-list.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { TextSwitch } from '#app/ui/text-switch.tsx'
import { readSearch } from '#app/platform/web/read-search.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ title }) => title,
	wide: (shown) => shown.proposed === null && shown.switchTo !== null,
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, code, content, requirements } = args.context.site
	code.refresh()
	const search = readSearch(args.request, codeFields)
	const { personId, today } = viewer
	const id = args.params.edition ?? ''
	const { version = null } = search
	const unpublished = may(viewer, 'manage-code')
	const edition = version === null ? code.find(id, today) : findVersion(db, { id, version, personId, unpublished })
	const proposed = edition ? null : findProposal(content, code, id, today)
	if (proposed) return { title: proposed.title, proposed }
	const requirement = findCodeRequirement(requirements)
	if (!edition || !requirement) throw notFound()
	const progress = findAttestationProgress(db, { personId, requirementId: requirement.id, today })
	const proposals = content.proposals.values()
	const shown = { edition, published: code.list(), current: code.inForce(today), proposals, progress, search, today }
	return { proposed: null, ...toCodeView(shown) }
}

export default function Code() {
	const shown = useLoaderData<typeof loader>()
	if (shown.proposed) return <CodeProposal {...shown.proposed} />
	const { title, label, about, sections, faq, show, switchTo, version, query, hits, attesting } = shown
	return (
		<div className="pb-columns">
			<article className="pb-code">
				<ToContents />
				<span className="govuk-caption-xl">{label} edition</span>
				<h1 className="govuk-heading-xl">{title}</h1>
				<EditionStatus {...shown} />
				<InsetText>{about}</InsetText>
				{switchTo && <TextSwitch show={show} href={switchTo} />}
				<Notices {...shown} />
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

type CodeView = ReturnType<typeof toCodeView>

/** Of an edition that does not bind: why, and which one does. */
function EditionStatus({ status, current }: Pick<CodeView, 'status' | 'current'>) {
	if (!status) return null
	return (
		<p className="govuk-body">
			<strong>{status}</strong>{' '}
			<a className="govuk-link" href={`/code/${current.id}`}>
				Read the edition in force ({current.label})
			</a>
		</p>
	)
}

/** What is to come, and what the viewer has agreed to or is asked to. */
function Notices({ coming, upcoming, agreedOn, attesting }: Pick<CodeView, 'coming' | 'upcoming' | 'agreedOn' | 'attesting'>) {
	return (
		<>
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
		</>
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
