import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { showChoices } from '#app/features/declarations/interest-questions.ts'
import { listHeldInterests } from '#app/features/declarations/find-interests-step.server.ts'
import { answersField, nothingChoice, readAnswers } from '#app/features/declarations/read-answers.ts'
import { answerInterests } from '#app/features/declarations/record-declarations.server.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { InterestQuestions } from '#app/ui/interest-questions.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Declare your interests', backLink: { href: '/declarations', text: 'My interests' } }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const holdsAny = listHeldInterests(args.context.site.db, { personId: viewer.personId }, viewer).length > 0
	return { holdsAny, questions: showChoices() }
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db } = args.context.site
	const { personId } = viewer
	const holdsAny = listHeldInterests(db, { personId }, viewer).length > 0
	const ticked = (await sentForm(args.request)).getAll(answersField).map(String)
	const read = readAnswers(ticked, { holdsAny })
	if ('errors' in read) return data({ ticked, errors: read.errors }, 400)
	const { answers } = read
	answerInterests(db, { personId, cycle: null, answers }, viewer)
	if (answers.answer === 'some') return redirect(`/declarations/new/${answers.kinds[0]}`)
	return redirect(`/declarations?done=${answers.answer === 'none' ? 'nothing' : 'unchanged'}`)
}

export default function DeclareInterests() {
	const { holdsAny, questions } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const errors = answer?.errors ?? []
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={errors} />
				<h1 className="govuk-heading-xl">Declare your interests</h1>
				<form method="post" action="/declarations/new" noValidate>
					<InterestQuestions
						name={answersField}
						legend={holdsAny ? 'Do any of these apply to you that you have not declared?' : 'Do any of these apply to you?'}
						questions={questions}
						nothing={nothingChoice(holdsAny)}
						ticked={answer?.ticked ?? []}
						error={errors[0]?.text}
					/>
					<Button>Continue</Button>
				</form>
			</div>
		</div>
	)
}
