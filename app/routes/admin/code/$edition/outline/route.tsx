import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editDraft, resolveAllDoubts } from '#app/features/code/draft/change-draft.server.ts'
import { counted } from '#app/features/code/draft/code-draft.ts'
import { outlineEditSchema } from '#app/features/code/draft/edit-outline.ts'
import { requireOpenDraft } from '#app/routes/admin/code/require-draft.server.ts'
import { readVersionToken, writeVersionToken } from '#app/features/code/draft/draft-version-token.ts'
import { findCorrections, placeAfter, toOutlineView } from './view-model.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { readFormValues, sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { Details } from '#app/ui/govuk/details.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { OutlineCorrections } from './outline-corrections.tsx'
import { OutlinePart } from './outline-part.tsx'
import type { PageHandle, PageLink } from '#app/root.tsx'

export const handle: PageHandle<{ back: PageLink }> = { title: 'Outline of the draft', wide: true, backLink: ({ back }) => back }

export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'manage-code')
	const draft = requireOpenDraft(args.context.site.db, args.params.edition)
	const at = new URL(args.request.url).searchParams.get('at')
	const { editionId, label, source, outline } = draft
	const rows = toOutlineView(source, outline)
	return {
		back: { href: `/admin/code/${editionId}`, text: `${editionId}: ${label}` },
		path: `/admin/code/${editionId}/outline`,
		seen: writeVersionToken(draft),
		rows,
		open: at !== null && at !== 'questions' && rows.some(({ key }) => key === at) ? { key: at, ...findCorrections(outline, at) } : null,
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { db } = args.context.site
	const draft = requireOpenDraft(db, args.params.edition)
	const formValues = readFormValues(await sentForm(args.request))
	if (formValues.kind === 'settle-all') {
		const refused = resolveAllDoubts(db, readVersionToken(formValues.seen), viewer)
		return refused ? data({ error: refused, part: 'unsure' }, 400) : redirect(`/admin/code/${draft.editionId}/outline#unsure`)
	}
	const part = formValues.part ?? 'title'
	const parsed = outlineEditSchema.safeParse({ ...formValues, number: formValues.number || null })
	if (!parsed.success) return data({ error: parsed.error.issues[0]?.message ?? 'Fill in what it should be', part }, 400)
	const refusal = editDraft(db, readVersionToken(formValues.seen), parsed.data, viewer)
	if (refusal) return data({ error: refusal, part }, 400)
	const place = placeAfter(draft.outline, requireOpenDraft(db, draft.editionId).outline, part)
	return redirect(`/admin/code/${draft.editionId}/outline${parsed.data.kind === 'settle' ? '' : `?at=${place}`}#${place}`)
}

export default function DraftOutline() {
	const { path, seen, rows, open } = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	const marks = rows.flatMap(({ key, marks: own }) => own.map((mark) => ({ ...mark, key })))
	return (
		<>
			{refused && <ErrorSummary errors={[{ text: refused.error, href: `#${refused.part}` }]} />}
			<h1 className="govuk-heading-xl">Check the outline</h1>
			<p className="govuk-body-l">
				What was understood of the document, beside its lines. Every word of it is in one of these parts, or left out and named there, and
				stays whatever you correct.
			</p>
			<section aria-labelledby="unsure">
				<h2 className="govuk-heading-m" id="unsure">
					{marks.length === 0 ? 'Nothing is left to answer' : `${counted(marks.length, 'place')} to answer`}
				</h2>
				{marks.length > 0 && (
					<>
						<p className="govuk-body">Go to each. Correct the part, or say that it is right.</p>
						<ul className="govuk-list govuk-list--bullet pb-marks">
							{marks.map(({ mark, line, why, key }) => (
								<li key={mark}>
									<a className="govuk-link" href={`#${key}`}>
										Line {line}
									</a>
									: {why}
								</li>
							))}
						</ul>
						<form method="post" action={path}>
							<input type="hidden" name="seen" value={seen} />
							<Button name="kind" value="settle-all" variant="secondary">
								All of these are right
							</Button>
						</form>
					</>
				)}
			</section>
			<Details summary="Go to a section">
				<ul className="govuk-list">
					{rows
						.filter(({ kind }) => kind === 'section')
						.map(({ key, name }) => (
							<li key={key}>
								<a className="govuk-link" href={`#${key}`}>
									{name}
								</a>
							</li>
						))}
				</ul>
			</Details>
			{rows.map(({ key, ...row }) => (
				<OutlinePart key={key} id={key} {...row} seen={seen} href={key === 'questions' ? null : `${path}?at=${key}#${key}`} action={path}>
					{open?.key === key && (
						<OutlineCorrections
							id={key}
							{...row}
							emptied={open.emptied}
							pieces={open.pieces}
							joins={open.joins}
							sections={open.sections}
							seen={seen}
							action={`${path}?at=${key}`}
							close={`${path}#${key}`}
						/>
					)}
				</OutlinePart>
			))}
			<Button href={path.replace(/\/outline$/, '')}>Done with the outline</Button>
		</>
	)
}
