import type { ReactNode } from 'react'

import { ScrollRegion } from './scroll-region.tsx'
import { Table } from './table.tsx'

/** Days are in words. */
export type PersonTablesProps = {
	attestations: readonly { edition: string; outcome: string; date: string }[]
	certificates: readonly { number: string; award: string; date: string }[]
	placements: readonly { from: string; to: string; job: string; where: string; manager: string }[]
	absences: readonly { from: string; to: string }[]
}

/** Everything else in somebody's record, each kind in a table. */
export function PersonTables({ attestations, certificates, placements, absences }: PersonTablesProps) {
	return (
		<>
			<Records
				title="Attestations of the Code"
				none="No attestation is on record."
				head={['Edition', 'Outcome', 'Date']}
				rows={attestations.map(({ edition, outcome, date }) => [edition, outcome, date])}
			/>
			<Records
				title="Certificates"
				none="No certificate has been issued."
				head={['Number', 'Award', 'Date']}
				rows={certificates.map(({ number, award, date }) => [
					<a key="number" className="govuk-link" href={`/verify/${number}`}>
						{number}
					</a>,
					award,
					date,
				])}
			/>
			<Records
				title="Placements"
				none="No placement is on record."
				head={['From', 'To', 'Job', 'Where', 'Manager']}
				rows={placements.map(({ from, to, job, where, manager }) => [from, to, job, where, manager])}
			/>
			<Records
				title="Long leave"
				none="No long leave is on record."
				head={['From', 'To']}
				rows={absences.map(({ from, to }) => [from, to])}
			/>
		</>
	)
}

function Records({ title, none, head, rows }: { title: string; none: string; head: string[]; rows: ReactNode[][] }) {
	return (
		<section>
			<h2 className="govuk-heading-m">{title}</h2>
			{rows.length === 0 ? (
				<p className="govuk-body">{none}</p>
			) : (
				<ScrollRegion label={title}>
					<Table caption={title} captionClass="govuk-visually-hidden" head={head} rows={rows} />
				</ScrollRegion>
			)}
		</section>
	)
}
