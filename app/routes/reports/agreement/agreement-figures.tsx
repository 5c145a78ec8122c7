import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { StatTile } from '#app/ui/stat-tile.tsx'
import { Table } from '#app/ui/govuk/table.tsx'

/** People. `agreed`, `not-yet` and `refused` add up to `asked`. */
type Counts = Record<'agreed' | 'not-yet' | 'refused' | 'not-counted' | 'asked', number>

export type AgreementFiguresProps = {
	total: Counts
	directorates: readonly ({ name: string } & Counts)[]
	/** The list behind a number. */
	href: (list: { answer?: 'agreed' | 'not-yet' | 'refused' | 'not-counted'; directorate?: string }) => string
}

/** The tiles, each a link to its people, and the same by directorate. */
export function AgreementFigures({ total, directorates, href }: AgreementFiguresProps) {
	return (
		<>
			<h2 className="govuk-heading-m">Figures</h2>
			<div className="pb-tiles">
				<StatTile value={total.agreed} of={total.asked} label="agreed" href={href({ answer: 'agreed' })} />
				<StatTile value={total['not-yet']} of={total.asked} label="not yet" href={href({ answer: 'not-yet' })} />
				<StatTile value={total.refused} of={total.asked} label="refused" href={href({ answer: 'refused' })} />
				<StatTile
					value={total['not-counted']}
					of={total.asked + total['not-counted']}
					label="not counted"
					href={href({ answer: 'not-counted' })}
				/>
			</div>
			{directorates.length > 0 && (
				<ScrollRegion label="By directorate">
					<Table
						caption="By directorate"
						captionClass="govuk-table__caption--m"
						firstCellIsHeader
						head={['Directorate', ...['Agreed', 'Of', 'Not yet', 'Refused', 'Not counted'].map(numeric)]}
						rows={directorates.map(({ name, agreed, asked, refused, ...rest }) => [
							<a key="name" className="govuk-link" href={href({ directorate: name })}>
								{name}
							</a>,
							...[agreed, asked, rest['not-yet'], refused, rest['not-counted']].map(numeric),
						])}
					/>
				</ScrollRegion>
			)}
		</>
	)
}

const numeric = (content: number | string) => ({ content, format: 'numeric' as const })
