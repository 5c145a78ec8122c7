import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { countRefusals } from '#app/features/attestation/refusals/list-refusals.server.ts'
import { listOpenClaims } from '#app/features/prior-learning/list-open-claims.server.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Reports' }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'read-reports')
	const { db, requirements } = args.context.site
	const titleOf = (requirement: string) => requirements.find(({ slug: id }) => id === requirement)?.title ?? requirement
	return {
		mayRecordRollCalls: may(viewer, 'attest-for-others'),
		claims: may(viewer, 'decide-prior-learning')
			? listOpenClaims(db).map(({ requirement, completedOn, claimedAt, ...claim }) => ({
					...claim,
					title: titleOf(requirement),
					completedOn: inWords(completedOn),
					since: inWords(dayOf(claimedAt)),
				}))
			: null,
		refusals: may(viewer, 'see-to-refusals') ? countRefusals(db, viewer) : null,
	}
}

export default function Reports() {
	const { mayRecordRollCalls, refusals, claims } = useLoaderData<typeof loader>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<h1 className="govuk-heading-xl">Reports</h1>
				<h2 className="govuk-heading-m">
					<a className="govuk-link" href="/reports/completion">
						Completion report
					</a>
				</h2>
				<p className="govuk-body">Who is up to date with what, today or as at any earlier day, with an export as CSV.</p>
				<h2 className="govuk-heading-m">
					<a className="govuk-link" href="/reports/agreement">
						Who has agreed to the edition in force
					</a>
				</h2>
				<p className="govuk-body">
					Of the Code’s own words: who has agreed, who has not yet and who has refused, as at any day, with an export as CSV.
				</p>
				{mayRecordRollCalls && (
					<>
						<h2 className="govuk-heading-m">
							<a className="govuk-link" href="/admin/roll-call">
								Roll call
							</a>
						</h2>
						<p className="govuk-body">Record the answers of people who signed a list about the Code, or print the sheet to sign.</p>
					</>
				)}
				{refusals && (
					<>
						<h2 className="govuk-heading-m">
							<a className="govuk-link" href="/attestations/refusals">
								Refusals of the Code
							</a>
						</h2>
						<p className="govuk-body">
							{refusals.open === 0
								? 'Nobody has refused whose refusal is still open.'
								: `${refusals.open} open, of which ${refusals.nobody} nobody sees to yet, and ${refusals.agreedSince} can be closed because they have agreed since.`}
						</p>
					</>
				)}
				{claims && (
					<section aria-labelledby="claims">
						<h2 className="govuk-heading-l" id="claims">
							Learning done elsewhere, to decide
						</h2>
						{claims.length === 0 && <p className="govuk-body">There is nothing to decide.</p>}
						<ul className="govuk-list pb-item-list">
							{claims.map((claim) => (
								<ClaimItem key={claim.id} claim={claim} />
							))}
						</ul>
					</section>
				)}
			</div>
		</div>
	)
}

type Claim = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['claims']>[number]

function ClaimItem({ claim: { id, employeeNumber, name, title, completedOn, issuer, since } }: { claim: Claim }) {
	return (
		<li className="pb-item">
			<div>
				<h3 className="govuk-heading-s">
					<a className="govuk-link" href={`/people/${encodeURIComponent(employeeNumber)}/prior-learning/${id}`}>
						{title}, by {name}
					</a>
				</h3>
				<p className="govuk-body-s pb-item__facts">
					{issuer}, {completedOn} · waiting since {since}
				</p>
			</div>
		</li>
	)
}
