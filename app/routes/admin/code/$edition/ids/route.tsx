import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerMatch, losesMatch, readMatchAnswer } from '#app/features/code/draft/answer-match.server.ts'
import { counted } from '#app/features/code/draft/code-draft.ts'
import { requireOpenDraft } from '#app/routes/admin/code/require-draft.server.ts'
import { readVersionToken, writeVersionToken } from '#app/features/code/draft/draft-version-token.ts'
import { toIdsView, type IdView, type Words } from './view-model.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { readFormValues, sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { Details } from '#app/ui/govuk/details.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'
import type { PageHandle, PageLink } from '#app/root.tsx'

export const handle: PageHandle<{ back: PageLink }> = { title: 'Match the clauses', backLink: ({ back }) => back }

export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'manage-code')
	const draft = requireOpenDraft(args.context.site.db, args.params.edition)
	const { editionId, label, base } = draft
	const { entries, gone, choices } = toIdsView(draft)
	const { searchParams } = new URL(args.request.url)
	const named = (part: string) => entries.find(({ key }) => key === searchParams.get(part)) ?? null
	const open = named('at')
	return {
		back: { href: `/admin/code/${editionId}`, text: `${editionId}: ${label}` },
		path: `/admin/code/${editionId}/ids`,
		before: base.label,
		seen: writeVersionToken(draft),
		entries,
		gone,
		open: open && { key: open.key, choices },
		/** A match that was taken from one entry and given to another just now. */
		taken: { by: named('by'), from: named('from') },
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { db } = args.context.site
	const draft = requireOpenDraft(db, args.params.edition)
	const formValues = readFormValues(await sentForm(args.request))
	const answer = readMatchAnswer(formValues)
	const refusal = answerMatch(db, draft, readVersionToken(formValues.seen), answer, viewer)
	const place = answer.kind === 'confirm-all' ? '#main-content' : `#${answer.key}`
	if (refusal) return data({ error: refusal, href: place }, 400)
	const path = `/admin/code/${draft.editionId}`
	if (answer.kind === 'confirm-all') return redirect(path)
	const from = losesMatch(draft, answer)
	return redirect(`${path}/ids${from === undefined ? place : `?by=${answer.key}&from=${from}`}`)
}

export default function MatchClauses() {
	const { path, before, seen, entries, gone, open, taken } = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	const left = entries.filter(({ confirmed }) => !confirmed).length
	const doubtful = entries.filter((entry) => entry.doubtful)
	const sure = entries.filter((entry) => !entry.doubtful)
	const item = (entry: IdView) => (
		<li key={entry.key} id={entry.key} className="pb-match">
			<p className="govuk-body">
				<strong>{entry.name}</strong> {entry.confirmed ? <Tag colour="green">Confirmed</Tag> : <Tag colour="yellow">Proposed</Tag>}
				<br />
				{entry.was === null ? 'A new clause' : `Is ${entry.was} of ${before}`}{' '}
				<span className="govuk-hint">
					{entry.why} · id {entry.id}
				</span>
			</p>
			<div className="pb-two">
				<ClauseWords of={entry.wordsBefore ? 'This draft' : null} {...entry.words} />
				{entry.wordsBefore && <ClauseWords of={before} {...entry.wordsBefore} />}
			</div>
			{open?.key === entry.key ? (
				<form method="post" action={`${path}?at=${entry.key}`}>
					<HiddenFields formValues={{ seen, key: entry.key }} />
					<Select
						label={`Which clause of ${before} it is`}
						id="choose"
						name="id"
						defaultValue={entry.was === null ? '' : entry.id}
						items={[{ value: '', text: 'None: it is new' }, ...open.choices.map(({ id, name }) => ({ value: id, text: name }))]}
					/>
					<Button name="intent" value="change">
						Save and confirm
					</Button>
				</form>
			) : (
				<div className="pb-match__actions">
					{!entry.confirmed && (
						<form method="post" action={path}>
							<HiddenFields formValues={{ seen, key: entry.key }} />
							<button className="pb-link-button" name="intent" value="confirm">
								Confirm<span className="govuk-visually-hidden">: {entry.name}</span>
							</button>
						</form>
					)}
					<a className="govuk-link" href={`${path}?at=${entry.key}#${entry.key}`}>
						Change<span className="govuk-visually-hidden">: {entry.name}</span>
					</a>
				</div>
			)}
		</li>
	)
	return (
		<>
			{refused && <ErrorSummary errors={[{ text: refused.error, href: refused.href }]} />}
			{!refused && taken.by && taken.from && <Taken by={taken.by} from={taken.from} before={before} />}
			<h1 className="govuk-heading-xl">Match the clauses</h1>
			<p className="govuk-body-l">
				Which clause of {before} each clause of this draft is. It keeps that clause’s id, so people see what changed for them.
			</p>
			{gone.length > 0 && (
				<Details summary={`${counted(gone.length, 'clause')} of ${before} not in this draft`}>
					<ul className="govuk-list govuk-list--bullet">
						{gone.map((name) => (
							<li key={name}>{name}</li>
						))}
					</ul>
				</Details>
			)}
			{doubtful.length > 0 && (
				<>
					<h2 className="govuk-heading-m">{counted(doubtful.length, 'match').replace(/matchs$/, 'matches')} to look at</h2>
					<ul className="govuk-list">{doubtful.map(item)}</ul>
				</>
			)}
			{sure.length > 0 && (
				<>
					<h2 className="govuk-heading-m">{doubtful.length > 0 ? 'The other clauses and questions' : 'All clauses and questions'}</h2>
					<ul className="govuk-list">{sure.map(item)}</ul>
				</>
			)}
			{left > 0 && (
				<form method="post" action={path}>
					<HiddenFields formValues={{ seen }} />
					<Button name="intent" value="confirm-all">
						Confirm all {left}
					</Button>
				</form>
			)}
		</>
	)
}

/** The first words of a clause, and all of them for whoever wants them. */
function ClauseWords({ of, first, whole }: Words & { of: string | null }) {
	return (
		<div>
			<p className="govuk-body-s">
				{of !== null && <strong>{of}: </strong>}
				{first}
			</p>
			{whole !== null && (
				<Details summary="All of it" className="govuk-!-margin-bottom-2">
					{whole}
				</Details>
			)}
		</div>
	)
}

/** What became of the entry whose match another has taken. */
function Taken({ by, from, before }: { by: IdView; from: IdView; before: string }) {
	const link = ({ key, name }: IdView) => (
		<a className="govuk-notification-banner__link" href={`#${key}`}>
			{name}
		</a>
	)
	return (
		<NotificationBanner>
			<p className="govuk-notification-banner__heading">
				{link(by)} is {by.was === null ? 'a new clause' : `${by.was} of ${before}`} now.
			</p>
			<p className="govuk-body">
				{link(from)} was matched with it before. It is {from.was === null ? 'proposed as a new clause' : `${from.was} of ${before}`} now:
				look at it. Plain English that was written here stays with its own paragraph.
			</p>
		</NotificationBanner>
	)
}
