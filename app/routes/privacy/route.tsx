import type { MetaFunction } from '@remix-run/node'

export const meta: MetaFunction = () => [{ title: 'Privacy - Probity' }]

/** Public. */
export default function Privacy() {
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<h1 className="govuk-heading-xl">Privacy</h1>
				<h2 className="govuk-heading-m">What is kept about you</h2>
				<ul className="govuk-list govuk-list--bullet">
					<li>who you are and where you work, as the HR system gives it</li>
					<li>which pages you have read, your quiz answers and scores</li>
					<li>when you agreed to the Code, which edition, and the words that you agreed to</li>
					<li>the interests, gifts and hospitality that you declared, and what was decided about them</li>
					<li>your certificates</li>
				</ul>
				<h2 className="govuk-heading-m">Who sees it</h2>
				<p className="govuk-body">
					You see all of your own record. Your manager and HR see what you have completed, when it is due, and your scores. They do not see
					your answers.
				</p>
				<p className="govuk-body">
					Your line manager, and the managers above them, see the interests and gifts that you declare, unless you say that your line
					manager has a part in one. HR, the Monitoring Officer and internal audit see the register of all of them.
				</p>
				<p className="govuk-body">Internal audit and the Monitoring Officer see reports of what has been completed.</p>
				<h2 className="govuk-heading-m">Cookies</h2>
				<p className="govuk-body">
					There is one cookie. It keeps you signed in for up to 12 hours, and is deleted when you sign out. Nothing follows you around.
				</p>
			</div>
		</div>
	)
}
