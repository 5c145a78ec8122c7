import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { setDetails } from '#app/features/code/draft/change-draft.server.ts'
import type { CodeDraft } from '#app/features/code/draft/code-draft.ts'
import { readChangeNotes, readDetails } from '#app/features/code/draft/read-draft-forms.ts'
import { requireOpenDraft } from '#app/routes/admin/code/require-draft.server.ts'
import { readVersionToken, writeVersionToken } from '#app/features/code/draft/draft-version-token.ts'
import { idsOf } from '#app/features/code/draft/propose-ids.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { type FieldError, type FormValues, readFormValues, sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { Checkboxes } from '#app/ui/govuk/checkboxes.tsx'
import { Fieldset } from '#app/ui/govuk/fieldset.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'
import type { PageHandle, PageLink } from '#app/root.tsx'

export const handle: PageHandle<{ back: PageLink }> = { title: 'Name and kind of change', backLink: ({ back }) => back }

export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'manage-code')
	const draft = requireOpenDraft(args.context.site.db, args.params.edition)
	const { editionId, label } = draft
	return {
		back: { href: `/admin/code/${editionId}`, text: `${editionId}: ${label}` },
		path: `/admin/code/${editionId}/details`,
		seen: writeVersionToken(draft),
		held: boxes(draft),
		count: draft.changeNotes.length + 1,
	}
}

/** What the form holds at first. The last note is for one more. */
function boxes({ label, title, material, reason, changeNotes }: CodeDraft): FormValues {
	const notes = [...changeNotes, { id: newNoteId(changeNotes), title: '', text: '', paragraphs: null, clauses: [] }]
	return {
		label,
		title,
		kind: material === null ? '' : material ? 'material' : 'minor',
		reason: reason ?? '',
		...Object.fromEntries(
			notes.flatMap((note, number) => [
				[`note-${number}-id`, note.id],
				[`note-${number}-title`, note.title],
				[`note-${number}-text`, note.text],
				[`note-${number}-paragraphs`, note.paragraphs ?? ''],
				[`note-${number}-clauses`, note.clauses.join(' ')],
			]),
		),
	}
}

function newNoteId(notes: CodeDraft['changeNotes']): string {
	let count = notes.length + 1
	while (notes.some(({ id }) => id === `note-${count}`)) count += 1
	return `note-${count}`
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { db } = args.context.site
	const draft = requireOpenDraft(db, args.params.edition)
	const formValues = readFormValues(await sentForm(args.request))
	const refuse = (errors: FieldError[]) => data({ errors, formValues }, 400)
	const { values, errors } = readDetails(formValues)
	const own = Object.values(draft.ids).map(({ id }) => id)
	const changes = readChangeNotes(formValues, [...own, ...idsOf(draft.base)])
	if (!values || changes.errors.length > 0) return refuse([...errors, ...changes.errors])
	const refusal = setDetails(db, readVersionToken(formValues.seen), { ...values, changeNotes: changes.notes }, viewer)
	if (refusal) return refuse([{ field: 'main-content', text: refusal }])
	return redirect(`/admin/code/${draft.editionId}`)
}

const kinds = [
	{ value: 'material', text: 'Material', hint: 'People have to do something differently: everybody is asked to agree again.' },
	{ value: 'minor', text: 'Minor', hint: 'Words only, such as a spelling or a name: nobody is asked again.' },
]

export default function Details() {
	const { path, seen, held, count } = useLoaderData<typeof loader>()
	const { errors = [], formValues = held } = useActionData<typeof action>() ?? {}
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	const field = (name: string) => ({ name, defaultValue: formValues[name], error: errorOf(name) })
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={errors} />
				<h1 className="govuk-heading-xl">Name, kind of change and change notes</h1>
				<form method="post" action={path} noValidate>
					<input type="hidden" name="seen" value={seen} />
					<Input {...field('label')} label="What people call it" labelClass="govuk-label--s" hint="Such as April 2026" width={20} />
					<Input {...field('title')} label="Title" labelClass="govuk-label--s" />
					<Radios
						{...field('kind')}
						legend="What kind of change is it? (optional now)"
						legendClass="govuk-fieldset__legend--s"
						hint="You are asked again when you put it in force."
						items={kinds}
					/>
					<Textarea
						{...field('reason')}
						label="Why"
						labelClass="govuk-label--s"
						hint="Kept in the record. Do not name people. No more than 300 characters."
						rows={2}
					/>
					<h2 className="govuk-heading-m">Change notes</h2>
					<p className="govuk-body">What each change does, in a sentence or two.</p>
					{Array.from({ length: count }, (_, number) => (
						<Fieldset
							key={number}
							className="pb-note"
							legend={number + 1 === count ? 'One more note (optional)' : `Note ${number + 1}`}
							legendClass="govuk-fieldset__legend--s"
						>
							<input type="hidden" name={`note-${number}-id`} value={formValues[`note-${number}-id`]} />
							<Input {...field(`note-${number}-title`)} label="Title" />
							<Textarea {...field(`note-${number}-text`)} label="What changes" rows={3} />
							<Input {...field(`note-${number}-paragraphs`)} label="Paragraphs, as printed (optional)" width={10} />
							<Input {...field(`note-${number}-clauses`)} label="Ids of the clauses (optional)" hint="With spaces between, such as p5 p6" />
							{number + 1 < count && (
								<Checkboxes
									name={`note-${number}-remove`}
									legend={`Take note ${number + 1} out?`}
									legendClass="govuk-visually-hidden"
									items={[{ value: 'yes', text: 'Take this note out' }]}
									defaultValues={formValues[`note-${number}-remove`] ? ['yes'] : []}
								/>
							)}
						</Fieldset>
					))}
					<Button>Save</Button>
				</form>
			</div>
		</div>
	)
}
