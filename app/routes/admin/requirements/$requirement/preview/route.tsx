import { setTimeout as pause } from 'node:timers/promises'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeRule, type RuleRefusal } from '#app/features/requirements/rules/change-rule.server.ts'
import { changedParts } from '#app/features/requirements/rules/rule-in-words.ts'
import { namePeople } from '#app/features/requirements/rules/preview-rule-impact.server.ts'
import { ruleOn, type Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { refreshRequirements } from '#app/features/requirements/rules/rules.server.ts'
import { dropDraft, findDraft, type RuleDraft } from '#app/features/requirements/rules/rule-drafts.server.ts'
import { toImpactView } from './view-model.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { RuleImpact } from './rule-impact.tsx'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { Table } from '#app/ui/govuk/table.tsx'
import { WarningText } from '#app/ui/govuk/warning-text.tsx'
import type { PageHandle } from '#app/root.tsx'

/** While the effect is being worked out the page asks again by itself. */
export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: (data) => `Preview of a change: ${data.title}`,
	refresh: ({ step }) => (step === 'working' ? 1 : null),
	wide: true,
	backLink: { href: '/admin/requirements', text: 'Requirements' },
}

/** Milliseconds that a page waits for the effect before it shows how far it is. */
const patience = 1_000

function requireDraft({ context: { site }, params }: LoaderFunctionArgs | ActionFunctionArgs, { personId, today }: Viewer) {
	const requirement = site.requirements.find(({ slug: id }) => id === params.requirement)
	if (!requirement) throw notFound()
	const draft = findDraft(site.db, { personId, slug: requirement.slug }, today)
	// Drafts are kept in memory only.
	if (!draft) throw redirect(`/admin/requirements/${requirement.slug}?gone`)
	return { requirement, draft }
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'change-requirements')
	const { requirement, draft } = requireDraft(args, viewer)
	await Promise.race([draft.done, pause(patience, null, { ref: false })])
	const { db, content, code } = args.context.site
	const { slug: id, title } = requirement
	const head = { id, title, from: inWords(draft.proposal.validFrom), token: draft.token }
	const { effect, seen, of } = draft
	if (!effect) return { ...head, step: 'working' as const, seen, of }
	// Whoever is asked anew reads the whole Code.
	const minutes = content.modules.get(id)?.minutes ?? code.inForce(viewer.today).minutes
	return {
		...head,
		step: 'preview' as const,
		isToday: draft.proposal.validFrom === viewer.today,
		reason: draft.proposal.reason,
		...describeChange(requirement, draft),
		effect: toImpactView(effect, { names: namePeople(db, Object.values(effect.listed).flat()), minutes, known: draft.known }),
	}
}

function describeChange(requirement: Requirement, { proposal: { change, validFrom } }: RuleDraft) {
	const before = ruleOn(requirement, validFrom)
	const makesWay = requirement.rules.filter((rule) => rule.validFrom > validFrom).map((rule) => inWords(rule.validFrom))
	return { changes: before ? changedParts(before, change) : [], makesWay }
}

const refusals: Record<RuleRefusal, string> = {
	stale:
		'Somebody else changed this rule while you were here. Nothing was recorded: look at what it says now and preview your change again',
	past: 'The day on which the change was to hold has passed. Nothing was recorded: choose today or a later day',
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'change-requirements')
	const { requirement, draft } = requireDraft(args, viewer)
	const { site } = args.context
	const { slug: id } = requirement
	const form = await sentForm(args.request)
	// What is confirmed is what was seen: another preview of theirs, in another window, is another change.
	if (!draft.effect || form.get('token') !== draft.token) return redirect(`/admin/requirements/${id}/preview`)
	const refusal = changeRule(site.db, draft.proposal, viewer)
	if (refusal) return data({ refusal: refusals[refusal] }, 409)
	dropDraft(site.db, { personId: viewer.personId, slug: id })
	site.requirements = refreshRequirements(site.db, site.requirements)
	return redirect(`/admin/requirements?changed=${id}`)
}

export default function PreviewRule() {
	const page = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	const back = `/admin/requirements/${page.id}?draft`
	if (page.step === 'working') {
		return (
			<>
				<span className="govuk-caption-xl">{page.title}</span>
				<h1 className="govuk-heading-xl">Working out the effect</h1>
				<p className="govuk-body-l" role="status">
					{page.seen.toLocaleString('en-GB')} of {page.of.toLocaleString('en-GB')} people compared so far.
				</p>
				<p className="govuk-body">This page loads again by itself until it is done. Nothing has changed.</p>
				<p className="govuk-body">
					<a className="govuk-link" href={`/admin/requirements/${page.id}/preview`}>
						Look again now
					</a>
				</p>
			</>
		)
	}
	const { title, from, isToday, reason, changes, makesWay, effect, token } = page
	return (
		<>
			{refused && <ErrorSummary errors={[{ text: refused.refusal, href: back }]} />}
			<span className="govuk-caption-xl">{title}</span>
			<h1 className="govuk-heading-xl">Preview of the change</h1>
			<p className="govuk-body-l">
				From {isToday ? `today, ${from}` : from}. Reason: {reason}.
			</p>
			{makesWay.length > 0 && <WarningText>The change that was to come on {makesWay.join(' and ')} makes way for this one.</WarningText>}
			{changes.length === 0 ? (
				<p className="govuk-body">It asks the same as the rule of that day.</p>
			) : (
				<ScrollRegion label="What the rule says differently">
					<Table
						caption="What the rule says differently"
						captionClass="govuk-table__caption--m"
						head={['Part', 'Without the change', 'With it']}
						rows={changes.map(({ part, before, after }) => [part, before, after])}
						firstCellIsHeader
					/>
				</ScrollRegion>
			)}
			<RuleImpact {...effect} />
			<form method="post" action={`/admin/requirements/${page.id}/preview`}>
				<input type="hidden" name="token" value={token} />
				<p className="govuk-body">
					{isToday
						? 'If you confirm, the rule holds at once, and everybody’s due days follow within minutes. It cannot be taken back, only changed again.'
						: `If you confirm, the rule holds from ${from}. You can withdraw it until the day before.`}
				</p>
				<div className="govuk-button-group">
					<Button>Confirm the change</Button>
					<a className="govuk-link" href={back}>
						Go back to the form
					</a>
					<a className="govuk-link" href="/admin/requirements">
						Leave it as it is
					</a>
				</div>
			</form>
		</>
	)
}
