import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findNames } from '#app/features/people/directory/find-names.server.ts'
import { notFound, readToken, safePath, sessionCookie } from '#app/features/sign-in/guards.server.ts'
import { endSession, startSession } from '#app/features/sign-in/sessions.server.ts'
import { sentForm } from '#app/platform/form.ts'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { PersonaCard } from './persona-card.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Choose who to be' }

/** Public: this is where somebody who is not signed in arrives. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	const { db, personas } = context.site
	const names = findNames(
		db,
		personas.map(({ employeeNumber }) => employeeNumber),
	)
	return {
		to: safePath(new URL(request.url).searchParams.get('to')),
		personas: personas.map(({ id, title, finds, employeeNumber }) => ({ id, title, finds, name: names.get(employeeNumber) ?? title })),
	}
}

const form = z.object({ persona: z.string(), to: z.string().nullable().default(null) })

export async function action({ request, context }: ActionFunctionArgs) {
	const { db, personas, clock, secure } = context.site
	const formValues = form.safeParse(Object.fromEntries(await sentForm(request)))
	if (!formValues.success) throw new Response(null, { status: 400 })
	const { persona: id, to } = formValues.data
	const persona = personas.find((known) => known.id === id)
	if (!persona) throw notFound()
	const token = startSession(db, persona, { now: clock() })
	if (!token)
		return data({ error: `${persona.title}: this person does not work here any more, and cannot sign in. Choose somebody else` }, 403)
	const before = await readToken(request)
	if (before) endSession(db, { token: before }, { now: clock() })
	return redirect(safePath(to), { headers: { 'Set-Cookie': await sessionCookie.serialize(token, { secure }) } })
}

export default function SignIn() {
	const { personas, to } = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	return (
		<>
			{refused && <ErrorSummary errors={[{ text: refused.error, href: '#main-content' }]} />}
			<h1 className="govuk-heading-xl">Choose who to be</h1>
			<p className="govuk-body-l">This is a demonstration council. Sign in as one of these people to see Probity as they do.</p>
			<form method="post">
				<input type="hidden" name="to" value={to} />
				<ul className="pb-personas">
					{personas.map(({ id, title, finds, name }) => (
						<PersonaCard
							key={id}
							name={name}
							role={title}
							action={
								<Button name="persona" value={id} variant="secondary">
									Sign in
									<span className="govuk-visually-hidden">
										{' '}
										as {name}, {title}
									</span>
								</Button>
							}
						>
							{finds}
						</PersonaCard>
					))}
				</ul>
			</form>
		</>
	)
}
