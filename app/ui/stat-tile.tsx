import type { ReactNode } from 'react'

export type StatTileProps = {
	value: number | string
	/** The denominator, where there is one. */
	of?: number | undefined
	label: ReactNode
	/** Makes the whole tile a link. */
	href?: string | undefined
}

/** One number. Tiles stand in `<div className="pb-tiles">`. */
export function StatTile({ value, of, label, href }: StatTileProps) {
	return (
		<div className="pb-tile">
			<p className="pb-tile__value">
				{value}
				{of !== undefined && <span className="pb-tile__of"> of {of}</span>}
			</p>
			<p className="pb-tile__label">
				{href === undefined ? (
					label
				) : (
					<a className="govuk-link govuk-link--no-visited-state pb-tile__link" href={href}>
						{label}
					</a>
				)}
			</p>
		</div>
	)
}
