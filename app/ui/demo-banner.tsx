export type DemoBannerProps = {
	/** Where to change person. */
	link: { href: string; text: string }
}

/** The strip over every page of the demonstration. */
export function DemoBanner({ link }: DemoBannerProps) {
	return (
		<aside className="pb-demo" aria-label="Demonstration">
			<div className="govuk-width-container">
				<strong>Demonstration</strong>{' '}
				<span>
					The people here are fictional.{' '}
					<a className="govuk-link" href={link.href}>
						{link.text}
					</a>
				</span>
			</div>
		</aside>
	)
}
