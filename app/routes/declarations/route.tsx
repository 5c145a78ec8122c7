import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listDeclarations } from '#app/features/declarations/find-declarations.server.ts'
import { findLastAnswer, findPending, listHeldInterests } from '#app/features/declarations/find-interests-step.server.ts'
import { answerInterests } from '#app/features/declarations/record-declarations.server.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { readFormValues, sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { DeclarationList } from '#app/ui/declaration-list.tsx'
import { Details } from '#app/ui/govuk/details.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { toInterestsPageView } from './view-model.ts'
import { WantedInterests } from '#app/ui/wanted-interests.tsx'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'My interests' }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db } = args.context.site
	const asked = { personId: viewer.personId }
	const own = {
		all: listDeclarations(db, asked, viewer),
		last: findLastAnswer(db, asked),
		pending: findPending(db, asked),
		holdsAny: listHeldInterests(db, asked, viewer).length > 0,
	}
	return toInterestsPageView(own, { today: viewer.today, done: new URL(args.request.url).searchParams.get('done') })
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const formValues = readFormValues(await sentForm(args.request))
	if (formValues.intent !== 'nothing' && formValues.intent !== 'unchanged') throw new Response(null, { status: 400 })
	const answer = formValues.intent === 'unchanged' ? ('unchanged' as const) : ('none' as const)
	const refusal = answerInterests(args.context.site.db, { personId: viewer.personId, cycle: null, answers: { answer } }, viewer)
	// Something was declared or ended in another window: the page shows what stands.
	return redirect(refusal ? '/declarations' : `/declarations?done=${formValues.intent}`)
}

export default function Interests() {
	const { done, last, wants, holdsAny, current, past, often } = useLoaderData<typeof loader>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{done && <NotificationBanner type="success">{done}</NotificationBanner>}
				<h1 className="govuk-heading-xl">My interests</h1>
				<p className="govuk-body-l">
					Second jobs, directorships, relatives at the council, gifts and other interests that the Code asks about.
				</p>
				{wants.length > 0 && (
					<InsetText>
						<WantedInterests wants={wants} />
					</InsetText>
				)}
				<h2 className="govuk-heading-m">What you have declared</h2>
				{often && <InsetText>{often}</InsetText>}
				{current.length > 0 ? <DeclarationList declarations={current} /> : <p className="govuk-body">Nothing stands today.</p>}
				{last && <p className="govuk-body">{last}</p>}
				<form method="post" action="/declarations?index">
					<div className="govuk-button-group">
						<Button name="intent" value={holdsAny ? 'unchanged' : 'nothing'}>
							{holdsAny ? 'Nothing has changed' : current.length > 0 ? 'I have nothing else to declare' : 'I have nothing to declare'}
						</Button>
						<Button href="/declarations/new" variant="secondary">
							Declare something
						</Button>
					</div>
				</form>
				<p className="govuk-body">
					<a className="govuk-link" href="/declarations/new/gift">
						Register a gift or hospitality
					</a>
				</p>
				{past.length > 0 && (
					<Details summary="What has ended or was corrected">
						<DeclarationList declarations={past} />
					</Details>
				)}
			</div>
		</div>
	)
}
