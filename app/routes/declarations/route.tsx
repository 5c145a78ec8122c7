import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listDeclarations } from '#app/features/declarations/find-declarations.server.ts'
import { findLastAnswer, findPending, standsAgainstNil, type LastAnswer } from '#app/features/declarations/find-interests-step.server.ts'
import { frequentReceipts } from '#app/features/declarations/gift-rules.ts'
import { interestQuestions } from '#app/features/declarations/interest-questions.ts'
import { answerInterests } from '#app/features/declarations/record-declarations.server.ts'
import { toDeclarationView } from '#app/features/declarations/declaration-view-model.ts'
import { isCurrent, statusOfDeclaration } from '#app/features/declarations/decision/declaration-status.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { readFormValues } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { DeclarationList } from '#app/ui/declaration-list.tsx'
import { Details } from '#app/ui/govuk/details.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { WantedInterests } from '#app/ui/wanted-interests.tsx'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'

export const meta: MetaFunction = () => [{ title: 'My interests - Probity' }]

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db } = args.context.site
	const asked = { personId: viewer.personId }
	const own = listDeclarations(db, asked, viewer)
	const shown = (current: boolean) =>
		own
			.filter((declaration) => isCurrent(statusOfDeclaration(declaration, viewer.today)) === current)
			.map((declaration) => toDeclarationView(declaration, viewer.today))
	const last = findLastAnswer(db, asked)
	const gifts = own.flatMap(({ id, gift, replacedBy }) => (gift && replacedBy === null ? [{ ...gift, id }] : []))
	const often = frequentReceipts(gifts).at(-1)
	return {
		done: whatWasDone(new URL(args.request.url).searchParams.get('done'), last),
		last: last && inWordsOf(last),
		wants: findPending(db, asked)?.kinds.map((kind) => ({ href: `/declarations/new/${kind}`, text: interestQuestions[kind].name })) ?? [],
		standing: standsAgainstNil(db, asked, viewer).length > 0,
		current: shown(true),
		past: shown(false),
		often:
			often &&
			`From ${inWords(often.from)} to ${inWords(often.to)} you accepted ${often.ids.length} gifts worth less than £50. The Code asks that more than two in any three months are reported to your line manager. They are on the register, and your line manager sees that.`,
	}
}

/** “Nothing else” where something was declared before: a gift does not stand in the way of a nil return, but it was declared. */
const nothingOf = (last: LastAnswer | null) => (last?.besides ? 'nothing else to declare' : 'nothing to declare')

function inWordsOf(last: LastAnswer): string {
	const day = inWords(dayOf(last.at))
	switch (last.kind) {
		case 'nil':
			return `On ${day} you declared that you had ${nothingOf(last)}.`
		case 'unchanged':
			return `On ${day} you declared that nothing had changed.`
		case 'ticked':
			return `You last answered the questions on ${day}.`
	}
}

function whatWasDone(done: string | null, last: LastAnswer | null): string | null {
	if (done === 'nothing') return `You have ${nothingOf(last)}. That is recorded.`
	if (done === 'answered') return 'Your answers are recorded.'
	return done === 'unchanged' ? 'Nothing has changed. That is recorded.' : null
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const formValues = readFormValues(await args.request.formData())
	if (formValues.intent !== 'nothing' && formValues.intent !== 'unchanged') throw new Response(null, { status: 400 })
	const answer = formValues.intent === 'unchanged' ? ('unchanged' as const) : ('none' as const)
	const refusal = answerInterests(args.context.site.db, { personId: viewer.personId, cycle: null, answers: { answer } }, viewer)
	// Something was declared or ended in another window: the page shows what stands.
	return redirect(refusal ? '/declarations' : `/declarations?done=${formValues.intent}`)
}

export default function Interests() {
	const { done, last, wants, standing, current, past, often } = useLoaderData<typeof loader>()
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
						<Button name="intent" value={standing ? 'unchanged' : 'nothing'}>
							{standing ? 'Nothing has changed' : current.length > 0 ? 'I have nothing else to declare' : 'I have nothing to declare'}
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
