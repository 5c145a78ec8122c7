import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { setPlain } from '#app/features/code/draft/change-draft.server.ts'
import { nameOfEntry } from '#app/features/code/draft/code-draft.ts'
import { listBothTexts } from '#app/features/code/draft/draft-text.ts'
import { requireOpenDraft } from '#app/routes/admin/code/require-draft.server.ts'
import { readVersionToken, writeVersionToken } from '#app/features/code/draft/draft-version-token.ts'
import { renderPlainMarkdown } from '#app/features/content/markdown/render-markdown.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { type FieldError, readFormValues, sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'
import { TaskList } from '#app/ui/govuk/task-list.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'
import type { PageHandle, PageLink } from '#app/root.tsx'

export const handle: PageHandle<{ back: PageLink }> = { title: 'Plain English of the draft', backLink: ({ back }) => back }

export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'manage-code')
	const draft = requireOpenDraft(args.context.site.db, args.params.edition)
	const { editionId, label } = draft
	const path = `/admin/code/${editionId}/plain`
	const entries = listBothTexts(draft)
	const key = new URL(args.request.url).searchParams.get('clause')
	const at = entries.findIndex((entry) => entry.key === key)
	const entry = entries[at]
	if (key !== null && !entry) throw notFound()
	return {
		back: entry ? { href: path, text: 'Plain English' } : { href: `/admin/code/${editionId}`, text: `${editionId}: ${label}` },
		path,
		seen: writeVersionToken(draft),
		entry: entry
			? {
					key: entry.key,
					name: nameOfEntry(entry),
					html: renderPlainMarkdown(entry.text).html,
					plain: entry.plain ?? '',
					next: entries[at + 1]?.key ?? null,
				}
			: null,
		list: entry ? [] : entries.map((each) => ({ key: each.key, name: nameOfEntry(each), has: each.plain !== null })),
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { db } = args.context.site
	const draft = requireOpenDraft(db, args.params.edition)
	const formValues = readFormValues(await sentForm(args.request))
	const { key = '', plain = '' } = formValues
	const entries = listBothTexts(draft)
	const at = entries.findIndex((entry) => entry.key === key)
	if (at < 0) throw notFound()
	const refuse = (text: string) => data({ errors: [{ field: 'plain', text }] satisfies FieldError[], plain }, 400)
	if (plain.length > 20_000) return refuse('The plain English must be 20,000 characters or fewer')
	if (plain !== (entries[at]?.plain ?? '')) {
		const refusal = setPlain(db, readVersionToken(formValues.seen), { key, text: plain }, viewer)
		if (refusal) return refuse(refusal)
	}
	const next = formValues.intent === 'next' ? entries[at + 1]?.key : undefined
	return redirect(`/admin/code/${draft.editionId}/plain${next === undefined ? '' : `?clause=${next}`}`)
}

export default function PlainEnglish() {
	const { path, seen, entry, list } = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	if (!entry) {
		return (
			<>
				<h1 className="govuk-heading-xl">Plain English</h1>
				<p className="govuk-body-l">Beside the adopted wording, to help. The adopted wording is what binds. It may be missing anywhere.</p>
				<TaskList
					items={list.map(({ key, name, has }) => ({
						title: name,
						href: `${path}?clause=${key}`,
						status: has ? 'There' : <Tag colour="grey">None</Tag>,
					}))}
				/>
			</>
		)
	}
	return (
		<>
			<FormErrors errors={refused?.errors ?? []} />
			<h1 className="govuk-heading-l">{entry.name}</h1>
			<div className="pb-two">
				<div>
					<h2 className="govuk-heading-s">Adopted wording</h2>
					<div dangerouslySetInnerHTML={{ __html: entry.html }} />
				</div>
				<form method="post" action={`${path}?clause=${entry.key}`} noValidate>
					<input type="hidden" name="seen" value={seen} />
					<input type="hidden" name="key" value={entry.key} />
					<Textarea
						name="plain"
						label="Plain English"
						labelClass="govuk-label--s"
						hint="A line that begins with a hyphen is a point of a list. Empty: there is none."
						rows={12}
						defaultValue={refused?.plain ?? entry.plain}
						error={refused?.errors[0]?.text}
					/>
					<div className="govuk-button-group">
						{entry.next !== null && (
							<Button name="intent" value="next">
								Save and go to the next
							</Button>
						)}
						<Button name="intent" value="list" variant="secondary">
							Save
						</Button>
					</div>
				</form>
			</div>
		</>
	)
}
