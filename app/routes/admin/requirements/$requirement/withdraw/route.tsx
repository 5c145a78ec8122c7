import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findRevision, withdrawRule, type RuleRefusal } from '#app/features/requirements/rules/change-rule.server.ts'
import { describeRule } from '#app/features/requirements/rules/rule-in-words.ts'
import { readReason } from '#app/features/requirements/rules/read-rule-form.ts'
import { refreshRequirements } from '#app/features/requirements/rules/rules.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { WithdrawForm } from '#app/ui/withdraw-form.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Withdraw a coming change', backLink: { href: '/admin/requirements', text: 'Requirements' } }

/** The last rule of the requirement, if its day has not come. */
function requireComing({ context: { site }, params }: LoaderFunctionArgs | ActionFunctionArgs, today: Day) {
	const requirement = site.requirements.find(({ slug: id }) => id === params.requirement)
	const coming = requirement?.rules.at(-1)
	if (!requirement || !coming || coming.validFrom <= today) throw notFound()
	return { ...requirement, coming }
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'change-requirements')
	const { slug: id, title, coming } = requireComing(args, viewer.today)
	const { validFrom, reason } = coming
	return { id, title, from: inWords(validFrom), reason, parts: describeRule(coming), revision: findRevision(args.context.site.db, id) }
}

const refusals: Record<RuleRefusal, string> = {
	stale: 'Somebody else changed this rule while you were here. Look at what is to come now',
	past: 'The change holds already. Change the rule instead',
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'change-requirements')
	const { site } = args.context
	const { slug: id } = requireComing(args, viewer.today)
	const form = await sentForm(args.request)
	const formValues = String(form.get('reason') ?? '')
	const { reason, wrong } = readReason(formValues, 'withdrawing it')
	if (wrong) return data({ reason: formValues, error: wrong }, 400)
	const refusal = withdrawRule(site.db, { slug: id, reason, revision: String(form.get('revision')) }, viewer)
	if (refusal) return data({ reason: formValues, error: refusals[refusal] }, 400)
	site.requirements = refreshRequirements(site.db, site.requirements)
	return redirect(`/admin/requirements?withdrawn=${id}`)
}

export default function WithdrawRule() {
	const { id, title, from, reason, parts, revision } = useLoaderData<typeof loader>()
	return (
		<WithdrawForm
			what="coming change"
			caption={title}
			action={`/admin/requirements/${id}/withdraw`}
			keep="/admin/requirements"
			revision={revision}
			refused={useActionData<typeof action>()}
		>
			<p className="govuk-body-l">
				It was to hold from {from}: {reason}. If you withdraw it, the rule before it goes on.
			</p>
			<SummaryList rows={parts.map(({ part, words }) => ({ key: part, value: words }))} />
		</WithdrawForm>
	)
}
