import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import type { Edition } from '#app/features/code/edition/edition.ts'
import { editionBefore } from '#app/features/code/edition/edition-status.ts'
import { findEdition } from '#app/features/code/edition/find-edition.server.ts'
import { readingSince } from '#app/features/code/edition/reading-since.ts'
import { toChangesView } from '#app/features/code/comparison/changes-view-model.ts'
import { findCodeRequirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { CodeChanges } from '#app/ui/code-changes.tsx'
import { anyText, readSearch } from '#app/platform/web/read-search.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ title }) => `What changed: ${title}`,
	backLink: { href: '/code', text: 'The Code' },
}

const fields = z.object({ version: anyText, since: anyText })

/** What changed since the edition that the viewer last agreed to, or the one before, or since the one of the fingerprint `since`. */
export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, code, requirements } = args.context.site
	code.refresh()
	const { version = null, since = null } = readSearch(args.request, fields)
	const id = args.params.edition ?? ''
	const isVersion = (published: Edition) => published.id === id && published.fingerprint.startsWith(version ?? '')
	const edition = version === null ? code.find(id, viewer.today) : code.list().find(isVersion)
	const requirement = findCodeRequirement(requirements)
	if (!edition || !requirement) throw notFound()
	const asked = since === edition.fingerprint ? null : since
	const editions = code.list()
	const { last } = findAttestationProgress(db, { personId: viewer.personId, requirementId: requirement.id, today: viewer.today })
	const sha256 = asked ?? editionBefore(editions, edition.fingerprint, last?.editionSha256)
	const before = sha256 === undefined ? null : findEdition(db, { sha256 })
	if (asked !== null && !before) throw notFound()
	const reading = before && readingSince(before, edition)
	return {
		title: edition.title,
		label: edition.label,
		comingFrom: edition.effectiveFrom > viewer.today ? inWords(edition.effectiveFrom) : null,
		whole: { href: `/code/${edition.id}`, minutes: edition.minutes },
		isNearlyAllNew: reading?.why === 'shorter',
		changes: before && reading && toChangesView(reading.comparison, before, edition.text),
		isFirst: editions[0] === edition,
		others: listOthers(editions, edition, sha256),
	}
}

/** With which else the edition can be compared. */
const listOthers = (editions: readonly Edition[], { id, fingerprint }: Edition, compared: string | undefined) =>
	editions
		.filter((other) => other.fingerprint !== fingerprint && other.fingerprint !== compared)
		.map((other) => ({ label: other.label, href: `/code/${id}/changes?since=${other.fingerprint}` }))

export default function Changes() {
	const { title, label, comingFrom, whole, isNearlyAllNew, changes, isFirst, others } = useLoaderData<typeof loader>()
	return (
		<div className="pb-prose">
			<span className="govuk-caption-xl">
				{title}, {label} edition
			</span>
			<h1 className="govuk-heading-xl">{comingFrom === null ? 'What changed' : 'What will change'}</h1>
			{comingFrom !== null && <p className="govuk-body">This edition binds from {comingFrom}. Until then the edition before it does.</p>}
			{changes ? (
				<CodeChanges {...changes} isNearlyAllNew={isNearlyAllNew} whole={whole} />
			) : (
				<p className="govuk-body">
					{isFirst
						? 'This is the first edition of the Code here, so there is no earlier one to compare it with.'
						: 'You have not agreed to the Code before, so all of it is new to you.'}{' '}
					<a className="govuk-link" href={whole.href}>
						Read the whole Code
					</a>{' '}
					(about {whole.minutes} minutes).
				</p>
			)}
			{others.length > 0 && (
				<>
					<h2 className="govuk-heading-m">Compare with another edition</h2>
					<ul className="govuk-list">
						{others.map(({ label: other, href }) => (
							<li key={href}>
								<a className="govuk-link" href={href}>
									{other}
								</a>
							</li>
						))}
					</ul>
				</>
			)}
		</div>
	)
}
