import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { listOpenClaims } from '#app/features/prior-learning/list-open-claims.server.ts'
import { handleMessage } from '#app/features/reports/handle-message.server.ts'
import { listHrMessages } from '#app/features/reports/list-hr-messages.server.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'

export const meta: MetaFunction = () => [{ title: 'Reports - Probity' }]

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
		messages: !may(viewer, 'handle-messages')
			? null
			: listHrMessages(db).map(({ createdAt, ...message }) => ({ ...message, on: inWords(dayOf(createdAt)) })),
	}
}

const form = z.object({ intent: z.literal('handle'), message: z.coerce.number().int() })

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'handle-messages')
	const parsed = form.safeParse(Object.fromEntries(await args.request.formData()))
	if (!parsed.success) throw new Response(null, { status: 400 })
	handleMessage(args.context.site.db, { id: parsed.data.message }, viewer)
	return redirect('/reports#messages')
}

type Message = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['messages']>[number]

export default function Reports() {
	const { mayRecordRollCalls, messages, claims } = useLoaderData<typeof loader>()
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
				{messages && (
					<section aria-labelledby="messages">
						<h2 className="govuk-heading-l" id="messages">
							Messages for HR
						</h2>
						{messages.length === 0 && <p className="govuk-body">There are no open messages.</p>}
						<ul className="govuk-list pb-item-list">
							{messages.map((message) => (
								<MessageItem key={message.id} message={message} />
							))}
						</ul>
					</section>
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

function MessageItem({ message: { id, name, employeeNumber, comment, on } }: { message: Message }) {
	return (
		<li className="pb-item">
			<div>
				<h3 className="govuk-heading-s">
					<a className="govuk-link" href={`/people/${encodeURIComponent(employeeNumber)}`}>
						{name}
					</a>{' '}
					did not agree to the Code on {on}
				</h3>
				<InsetText>{comment === '' ? 'No comment was left.' : comment}</InsetText>
				<form method="post" action="/reports?index">
					<input type="hidden" name="message" value={id} />
					<Button name="intent" value="handle" variant="secondary">
						Mark as dealt with<span className="govuk-visually-hidden">: {name}</span>
					</Button>
				</form>
			</div>
		</li>
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
