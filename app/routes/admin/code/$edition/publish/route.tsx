import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findDraft } from '#app/features/code/draft/drafts.server.ts'
import { approvalRows, toWhoApproved } from '#app/routes/admin/code/$edition/approval-rows.tsx'
import { findPublicationPreview, startPublicationPreview } from '#app/features/code/publication/publication-previews.server.ts'
import { findApprovedText, findPublication } from '#app/features/code/publication/publications.server.ts'
import { isCommencing } from '#app/features/code/publication/publish-edition.server.ts'
import { fillPublicationForm, readPublicationForm } from '#app/features/code/publication/read-publication-form.ts'
import { findCodeRequirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'
import { type FieldError, type FormValues, readFormValues, sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { DayField } from '#app/ui/day-field.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { SummaryList, type SummaryListProps } from '#app/ui/govuk/summary-list.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ label }) => `Put in force: ${label}`,
	backLink: { href: '/admin/code', text: 'Editions' },
}

type Asked = LoaderFunctionArgs | ActionFunctionArgs

/** The text of this id that was approved last, and how it is published. */
function findText({ context: { site }, params }: Asked) {
	const text = findApprovedText(site.db, params.edition ?? '')
	return text && { ...text, publication: findPublication(site.db, text) }
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { db } = args.context.site
	const id = args.params.edition ?? ''
	const { searchParams } = new URL(args.request.url)
	const text = findText(args)
	if (!text) return { id, step: 'no-text' as const, ...requireKnown(args) }
	const { label, fingerprint, publication, approver, approvedOn } = text
	const who = toWhoApproved(text)
	const head = { id, label, who, done: searchParams.get('done'), gone: searchParams.has('gone') ? describeGone(publication) : null }
	const rows = [
		{ key: 'Fingerprint', value: fingerprint.slice(0, 12) },
		...(approver && approvedOn ? [{ key: 'Approved', value: `${approver}, ${inWords(approvedOn)}` }] : []),
		...(publication
			? [
					{ key: 'Binds from', value: inWords(publication.effectiveFrom) },
					{ key: 'Kind', value: kindInWords(publication) },
					{ key: 'Reason', value: publication.reason },
				]
			: []),
	]
	if (publication && publication.effectiveFrom <= viewer.today)
		return { ...head, step: 'in-force' as const, rows, isBeingDone: publication.material && isCommencing(db, viewer.now) }
	const draft = searchParams.has('draft') ? findPublicationPreview(db, { personId: viewer.personId, id }, viewer.today) : null
	return {
		...head,
		step: 'form' as const,
		rows,
		isComing: publication !== null,
		fields: draft?.formValues ?? fillPublicationForm(text, viewer.today),
	}
}

/** An edition without an approved text: a draft, or one that is proposed only. */
function requireKnown({ context: { site }, params: { edition = '' } }: Asked) {
	const draft = findDraft(site.db, { editionId: edition })
	const label = draft?.label ?? site.content.proposals.get(edition)?.label
	if (label === undefined) throw notFound()
	return { label, state: draft?.state ?? null }
}

/** A preview is gone because it was confirmed, perhaps in another tab, or because it was kept too long. */
const describeGone = (publication: { effectiveFrom: Day } | null) =>
	publication
		? `The edition is published: it binds from ${inWords(publication.effectiveFrom)}. Your preview is no longer there.`
		: 'Your preview is no longer there, and nothing was published. Make it again.'

const kindInWords = ({ material, dueDays }: { material: boolean; dueDays: number | null }) =>
	material ? `Material: everybody agrees again${dueDays === null ? '' : ` within ${dueDays} days`}` : 'Minor: nobody is asked again'

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const text = findText(args)
	const { site } = args.context
	const requirement = findCodeRequirement(site.requirements)
	if (!text || !requirement) throw notFound()
	const { id, fingerprint, publication } = text
	if (publication && publication.effectiveFrom <= viewer.today) return redirect(`/admin/code/${id}/publish`)
	const formValues = readFormValues(await sentForm(args.request))
	const choice = readPublicationForm(formValues, viewer.today)
	if ('errors' in choice) return data({ formValues, errors: choice.errors }, 400)
	startPublicationPreview(site.db, { personId: viewer.personId, id, requirement, fingerprint, choice, formValues }, viewer)
	return redirect(`/admin/code/${id}/publish/preview`)
}

const doneWords: Record<string, string> = {
	published: 'The edition is published.',
	withdrawn: 'The publication is withdrawn. The edition before it goes on.',
}

export default function PublishEdition() {
	const page = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	if (page.step === 'no-text') return <NoText {...page} />
	const { id, label, done, gone } = page
	const rows = [...page.rows, ...approvalRows(page.who)]
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{refused && <FormErrors errors={refused.errors} days={['from']} />}
				{!refused && done && doneWords[done] && <NotificationBanner type="success">{doneWords[done]}</NotificationBanner>}
				{!refused && gone && <NotificationBanner>{gone}</NotificationBanner>}
				<span className="govuk-caption-xl">{label}</span>
				{page.step === 'in-force' ? (
					<InForce id={id} rows={rows} isBeingDone={page.isBeingDone} />
				) : (
					<>
						<h1 className="govuk-heading-xl">{page.isComing ? 'The edition is to come into force' : 'Put the edition in force'}</h1>
						<SummaryList rows={rows} />
						{page.isComing && (
							<p className="govuk-body">
								Until its day comes you can{' '}
								<a className="govuk-link" href={`/admin/code/${id}/publish/withdraw`}>
									withdraw it
								</a>{' '}
								or change below how it is published.
							</p>
						)}
						<PublishForm id={id} formValues={refused?.formValues ?? page.fields} errors={refused?.errors ?? []} />
					</>
				)}
			</div>
		</div>
	)
}

function InForce({ id, rows, isBeingDone }: { id: string; rows: SummaryListProps['rows']; isBeingDone: boolean }) {
	return (
		<>
			<h1 className="govuk-heading-xl">The edition is published</h1>
			<SummaryList rows={rows} />
			{isBeingDone && (
				<InsetText>People are being asked again now. Everybody’s due day follows within minutes; you need not wait.</InsetText>
			)}
			<p className="govuk-body">What has come into force cannot be taken back. To change it, put another edition in force.</p>
			<p className="govuk-body">
				<a className="govuk-link" href={`/code/${id}`}>
					Read the edition
				</a>
			</p>
		</>
	)
}

function NoText({ id, label, state }: { id: string; label: string; state: string | null }) {
	return (
		<>
			<span className="govuk-caption-xl">{label}</span>
			<h1 className="govuk-heading-xl">This edition cannot be put in force yet</h1>
			{state === null ? (
				<p className="govuk-body">
					There is no text of it here. A list of changes binds nobody: load the council’s own text, have it reviewed, and record who
					approved it.{' '}
					<a className="govuk-link" href="/admin/code">
						Go to the editions
					</a>
				</p>
			) : (
				<p className="govuk-body">
					Its text is {state === 'draft' ? 'a draft that nobody has reviewed' : 'reviewed, and not approved'}. Record who approved it first.{' '}
					<a className="govuk-link" href={`/admin/code/${id}`}>
						Go to the draft
					</a>
				</p>
			)}
		</>
	)
}

function PublishForm({ id, formValues, errors }: { id: string; formValues: FormValues; errors: FieldError[] }) {
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<form method="post" action={`/admin/code/${id}/publish`} noValidate>
			<DayField name="from" legend="From which day does it bind?" hint="Today or later." formValues={formValues} error={errorOf('from')} />
			<Radios
				name="kind"
				legend="Is it material or minor?"
				legendClass="govuk-fieldset__legend--s"
				items={[
					{
						value: 'material',
						text: 'Material',
						hint: 'It changes what officers must do. Everybody who agreed to an edition before agrees again.',
					},
					{ value: 'minor', text: 'Minor', hint: 'A correction of the wording or the layout. Nobody is asked again before their renewal.' },
				]}
				defaultValue={formValues.kind}
				error={errorOf('kind')}
			/>
			<Textarea
				name="reason"
				label="Why is it so?"
				labelClass="govuk-label--s"
				hint="Kept in the record. Do not name people. No more than 300 characters."
				rows={3}
				defaultValue={formValues.reason}
				error={errorOf('reason')}
			/>
			<Input
				name="dueDays"
				label="If it is material: within how many days must people agree?"
				labelClass="govuk-label--s"
				hint="Counted from the day from which it binds. Whoever must agree sooner anyway keeps their day."
				inputMode="numeric"
				width={3}
				suffix="days"
				defaultValue={formValues.dueDays}
				error={errorOf('dueDays')}
			/>
			<p className="govuk-body">Nothing happens yet. Next you see what it asks, and of how many people.</p>
			<Button>Preview the effect</Button>
		</form>
	)
}
