import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listBeingPlanned } from '#app/features/requirements/rules/change-rule.server.ts'
import { listRuleHistory } from '#app/features/requirements/rules/rule-history.server.ts'
import { toRulesView } from './view-model.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import { RuleCard } from './rule-card.tsx'

export const meta: MetaFunction = () => [{ title: 'Requirements - Probity' }]

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'change-requirements')
	const { db, requirements } = args.context.site
	const { searchParams } = new URL(args.request.url)
	const history = listRuleHistory(db)
	const beingPlanned = listBeingPlanned(db, viewer.now)
	const titled = (id: string | null) => requirements.find((requirement) => requirement.slug === id)?.title
	return {
		changed: titled(searchParams.get('changed')),
		withdrawn: titled(searchParams.get('withdrawn')),
		requirements: requirements.map((requirement) => ({
			...toRulesView(requirement, history.get(requirement.slug) ?? [], viewer.today),
			beingPlanned: beingPlanned.includes(requirement.slug),
		})),
	}
}

export default function Requirements() {
	const { changed, withdrawn, requirements } = useLoaderData<typeof loader>()
	return (
		<>
			{changed && <NotificationBanner type="success">{`The rule of ${changed} is recorded.`}</NotificationBanner>}
			{withdrawn && <NotificationBanner type="success">{`The coming change of ${withdrawn} is withdrawn.`}</NotificationBanner>}
			<h1 className="govuk-heading-xl">Requirements</h1>
			<p className="govuk-body-l">What people must keep up to date: who is asked, by when, and since when the rule says so.</p>
			<p className="govuk-body">
				A change holds from today or a later day, never from an earlier one. You see what it does to people before you confirm it.
			</p>
			{requirements.map((requirement) => (
				<RuleCard key={requirement.id} {...requirement} />
			))}
		</>
	)
}
