import type { ReactNode } from 'react'

export type DemoBannerProps = {
	/** What the visitor has to know, and where to change person. */
	children: ReactNode
}

/** The strip over every page of the demonstration. */
export function DemoBanner({ children }: DemoBannerProps) {
	return (
		<aside className="pb-demo" aria-label="Demonstration">
			<div className="govuk-width-container">
				<strong>Demonstration</strong> <span>{children}</span>
			</div>
		</aside>
	)
}
