import type { ReactNode } from 'react'

export type ScrollRegionProps = {
	/** Names the region, because it takes the keyboard's focus to be scrolled. */
	label: string
	children: ReactNode
}

/** Holds a table that is wider than the page. A `Table` with `className="pb-matrix"` keeps its first column in sight. */
export function ScrollRegion({ label, children }: ScrollRegionProps) {
	return (
		// eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region has to be reached by keyboard (WCAG 2.1.1)
		<div className="pb-scroll" role="region" aria-label={label} tabIndex={0}>
			{children}
		</div>
	)
}
