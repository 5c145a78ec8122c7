import type { MetaFunction } from '@remix-run/node'

export const meta: MetaFunction = () => [{ title: 'Accessibility statement - Probity' }]

/** Public. */
export default function Accessibility() {
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<h1 className="govuk-heading-xl">Accessibility statement</h1>
				<p className="govuk-body">We want everybody who works for the council to be able to use this site. You should be able to:</p>
				<ul className="govuk-list govuk-list--bullet">
					<li>make the text twice as large without losing anything</li>
					<li>use it on a phone 320 pixels wide</li>
					<li>do everything with a keyboard</li>
					<li>hear every page and certificate with a screen reader</li>
					<li>use it with JavaScript turned off</li>
					<li>take as long as you need: nothing is timed, save that you sign in again after 12 hours</li>
				</ul>
				<h2 className="govuk-heading-m">How accessible it is</h2>
				<p className="govuk-body">
					The site aims to meet the Web Content Accessibility Guidelines 2.2 at level AA. Every page is tested automatically with axe at
					each change. It has not yet been audited by people who use assistive technology; the council should arrange that before it relies
					on this statement.
				</p>
				<p className="govuk-body">
					Certificates are tagged PDFs: they have headings, a reading order and descriptions of pictures. They have not been checked with a
					PDF/UA validator. The page to check a certificate says the same in HTML.
				</p>
				<h2 className="govuk-heading-m">If something does not work for you</h2>
				<p className="govuk-body">
					Tell HR, who are listed on the{' '}
					<a className="govuk-link" href="/help">
						help page
					</a>
					. You can ask for any module in another format.
				</p>
			</div>
		</div>
	)
}
