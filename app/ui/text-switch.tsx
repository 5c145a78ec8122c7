const ways = [
	{ show: 'both', text: 'Both, side by side' },
	{ show: 'adopted', text: 'Adopted wording' },
	{ show: 'plain', text: 'Plain English' },
] as const

/** Leads from one way to see the two texts of an edition to the others. `href` is completed by the name of the way. */
export function TextSwitch({ show, href }: { show: string; href: string }) {
	return (
		<nav className="pb-switch" aria-label="Which text to show">
			<ul className="pb-switch__list">
				{ways.map((way) => (
					<li key={way.show}>
						{way.show === show ? (
							<strong aria-current="page">{way.text}</strong>
						) : (
							<a className="govuk-link" href={href + way.show}>
								{way.text}
							</a>
						)}
					</li>
				))}
			</ul>
		</nav>
	)
}
