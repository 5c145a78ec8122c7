import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listUnits } from '#app/features/reports/list-units.server.ts'
import { findRevision } from '#app/features/requirements/rules/change-rule.server.ts'
import { describeRule } from '#app/features/requirements/rules/rule-in-words.ts'
import { listTags } from '#app/features/requirements/rules/list-tags.server.ts'
import { readRuleForm } from '#app/features/requirements/rules/read-rule-form.ts'
import { fillFields, readFields, stretchRows, type RuleError } from '#app/features/requirements/rules/rule-fields.ts'
import { ruleOn, type Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { findDraft, startDraft } from '#app/features/requirements/rules/rule-drafts.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { inWords, monthName } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import { Details } from '#app/ui/govuk/details.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { RuleForm } from './rule-form.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { WarningText } from '#app/ui/govuk/warning-text.tsx'
import { workerTypes } from '#db/schema/people.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ title }) => `Change a rule: ${title}`,
	backLink: { href: '/admin/requirements', text: 'Requirements' },
}

type Asked = LoaderFunctionArgs | ActionFunctionArgs

function requirementOf({ context: { site }, params }: Asked): Requirement {
	const requirement = site.requirements.find(({ slug: id }) => id === params.requirement)
	if (!requirement) throw notFound()
	return requirement
}

/** What exists here, and what the rules name though it does not exist any more. */
function choicesOf({ context: { site } }: Asked, { rules }: Requirement) {
	const { directorates, services } = listUnits(site.db)
	const named = (list: 'directorates' | 'services' | 'tags') =>
		rules.flatMap(({ audience, stretch }) => [
			...(typeof audience === 'string' ? [] : (audience[list] ?? [])),
			...(list === 'tags' ? stretch.flatMap(({ tags = [] }) => tags) : []),
		])
	const all = (known: readonly string[], list: 'directorates' | 'services' | 'tags') => [...new Set([...known, ...named(list)])].sort()
	return { directorates: all(directorates, 'directorates'), services: all(services, 'services'), tags: all(listTags(site.db), 'tags') }
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'change-requirements')
	const requirement = requirementOf(args)
	const { db, defaultRules } = args.context.site
	const { searchParams } = new URL(args.request.url)
	const byDefault = defaultRules.get(requirement.slug)
	const wantsDefault = searchParams.has('default') && byDefault !== undefined
	const draft = searchParams.has('draft') ? findDraft(db, { personId: viewer.personId, slug: requirement.slug }, viewer.today) : null
	const rule = ruleOn(requirement, viewer.today) ?? requirement.rules[0]
	if (!rule) throw notFound()
	return {
		id: requirement.slug,
		title: requirement.title,
		today: viewer.today,
		revision: findRevision(db, requirement.slug),
		since: inWords(rule.validFrom),
		rule: describeRule(rule),
		byDefault: byDefault ? describeRule(byDefault) : [],
		wantsDefault,
		isGone: searchParams.has('gone'),
		coming: requirement.rules.filter(({ validFrom }) => validFrom > viewer.today).map(({ validFrom }) => inWords(validFrom)),
		choices: choicesOf(args, requirement),
		fields: draft?.fields ?? { ...fillFields(wantsDefault ? byDefault : rule), validFrom: [viewer.today] },
	}
}

const staleError: RuleError = {
	field: 'who',
	text: 'Somebody else changed this rule while you were here. Look at what it says now; if your change is still right, preview it again',
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'change-requirements')
	const requirement = requirementOf(args)
	const { db } = args.context.site
	const fields = readFields(await sentForm(args.request))
	const revision = findRevision(db, requirement.slug)
	if (fields.revision?.[0] !== revision) return data({ fields, errors: [staleError] }, 400)
	const read = readRuleForm({ fields, requirement, choices: choicesOf(args, requirement), today: viewer.today })
	if ('errors' in read) return data({ fields, errors: read.errors }, 400)
	startDraft(db, { personId: viewer.personId, requirement, proposal: { ...read, slug: requirement.slug, revision }, fields }, viewer)
	return redirect(`/admin/requirements/${requirement.slug}/preview`)
}

export default function ChangeRule() {
	const page = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	const { id, title, rule, since, byDefault, wantsDefault, isGone, coming, choices } = page
	const at = `/admin/requirements/${id}`
	return (
		<>
			{refused && <ErrorSummary errors={refused.errors.map(({ field, text }) => ({ text, href: `#${field}` }))} />}
			<span className="govuk-caption-xl">{title}</span>
			<h1 className="govuk-heading-xl">Change the rule</h1>
			{coming.length > 0 && (
				<WarningText>A change is to come on {coming.join(' and ')}. It makes way for yours, unless yours comes later.</WarningText>
			)}
			<h2 className="govuk-heading-m">What it asks now, since {since}</h2>
			<SummaryList rows={rule.map(({ part, words }) => ({ key: part, value: words }))} />
			<Details summary="The course’s own default">
				<p className="govuk-body">What is asked unless HR says otherwise.</p>
				<SummaryList rows={byDefault.map(({ part, words }) => ({ key: part, value: words }))} />
				<p className="govuk-body govuk-!-margin-bottom-0">
					<a className="govuk-link" href={`${at}?default`}>
						Fill the form with the default
					</a>
				</p>
			</Details>
			{isGone && <InsetText>Your preview is no longer there, and nothing was recorded. Make it again.</InsetText>}
			{wantsDefault && <InsetText>The form holds the course’s own default. Give a reason and go on to record it.</InsetText>}
			<RuleForm
				{...choices}
				action={at}
				fields={refused?.fields ?? page.fields}
				errors={refused?.errors ?? []}
				revision={page.revision}
				today={page.today}
				workerTypes={workerTypes}
				months={Array.from({ length: 12 }, (_, month) => monthName(month + 1))}
				stretchRows={stretchRows}
			/>
		</>
	)
}
