import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { setStatements } from '#app/features/code/draft/change-draft.server.ts'
import { readStatementBoxes } from '#app/features/code/draft/read-draft-forms.ts'
import { requireOpenDraft } from '#app/routes/admin/code/require-draft.server.ts'
import { readVersionToken, writeVersionToken } from '#app/features/code/draft/draft-version-token.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { type FieldError, readFormValues, sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'
import type { PageHandle, PageLink } from '#app/root.tsx'

export const handle: PageHandle<{ back: PageLink }> = { title: 'Statements of the draft', backLink: ({ back }) => back }

export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'manage-code')
	const draft = requireOpenDraft(args.context.site.db, args.params.edition)
	const { editionId, label, statements, base } = draft
	const before = new Set(base.statements.map(({ text }) => text))
	return {
		back: { href: `/admin/code/${editionId}`, text: `${editionId}: ${label}` },
		path: `/admin/code/${editionId}/statements`,
		seen: writeVersionToken(draft),
		statements: statements.map(({ id, text }) => ({ id, text, isNew: !before.has(text) })),
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { db } = args.context.site
	const { editionId } = requireOpenDraft(db, args.params.edition)
	const formValues = readFormValues(await sentForm(args.request))
	const refuse = (errors: FieldError[]) => data({ errors, formValues }, 400)
	const { statements, errors } = readStatementBoxes(formValues)
	if (errors.length > 0) return refuse(errors)
	const refusal = setStatements(db, readVersionToken(formValues.seen), statements, viewer)
	if (refusal) return refuse([{ field: 'main-content', text: refusal }])
	return redirect(`/admin/code/${editionId}${formValues.intent === 'add' ? '/statements#new' : ''}`)
}

export default function Statements() {
	const { path, seen, statements } = useLoaderData<typeof loader>()
	const { errors = [], formValues = null } = useActionData<typeof action>() ?? {}
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={errors} />
				<h1 className="govuk-heading-xl">What people agree to</h1>
				<p className="govuk-body-l">These statements stand before everybody who attests this edition, in these exact words.</p>
				<form method="post" action={path} noValidate>
					<input type="hidden" name="seen" value={seen} />
					{statements.map(({ id, text, isNew }, index) => (
						<Textarea
							key={id}
							name={`statement-${id}`}
							label={`Statement ${index + 1}`}
							labelClass="govuk-label--s"
							hint={isNew ? 'Not in the edition before in these words' : undefined}
							rows={3}
							defaultValue={formValues?.[`statement-${id}`] ?? text}
							error={errorOf(`statement-${id}`)}
						/>
					))}
					<Textarea
						name="new"
						label="One more (optional)"
						labelClass="govuk-label--s"
						hint="To take a statement out, empty its box."
						rows={3}
						defaultValue={formValues?.new}
						error={errorOf('new')}
					/>
					<div className="govuk-button-group">
						<Button name="intent" value="save">
							Save the statements
						</Button>
						<Button name="intent" value="add" variant="secondary">
							Save and add another
						</Button>
					</div>
				</form>
			</div>
		</div>
	)
}
