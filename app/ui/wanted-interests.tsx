/** What somebody has ticked and has still to tell about, a link each. */
export function WantedInterests({ wants }: { wants: readonly { href: string; text: string }[] }) {
	return (
		<>
			<p className="govuk-body">You ticked these. Tell us about each of them:</p>
			<ul className="govuk-list govuk-list--bullet">
				{wants.map(({ href, text }) => (
					<li key={href}>
						<a className="govuk-link" href={href}>
							{text}
						</a>
					</li>
				))}
			</ul>
		</>
	)
}
