import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Help' }

/** Public. */
export function loader({ context }: LoaderFunctionArgs) {
	return { contacts: Object.values(context.site.content.council.contacts).map(({ label, detail }) => ({ label, detail })) }
}

export default function Help() {
	const { contacts } = useLoaderData<typeof loader>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<h1 className="govuk-heading-xl">Help</h1>
				<h2 className="govuk-heading-m">Where do I start?</h2>
				<p className="govuk-body">
					<a className="govuk-link" href="/">
						My learning
					</a>{' '}
					shows the one thing to do next, and what comes after it. Under each there is a link that says why it is asked of you.
				</p>
				<h2 className="govuk-heading-m">Can I stop and come back?</h2>
				<p className="govuk-body">Yes, at any time. Your page and every saved answer are kept.</p>
				<h2 className="govuk-heading-m">I have used all my attempts at a quiz</h2>
				<p className="govuk-body">Talk to your manager or to HR. They can unlock the quiz.</p>
				<h2 className="govuk-heading-m">I cannot agree to the Code</h2>
				<p className="govuk-body">You can say so on the page where you would agree. HR or the Monitoring Officer will talk to you.</p>
				<h2 className="govuk-heading-m">Who to ask in the council</h2>
				<SummaryList rows={contacts.map(({ label, detail }) => ({ key: label, value: detail }))} />
			</div>
		</div>
	)
}
