import type { ReactNode } from 'react'
import type { AbsenceSpan, PlacementSpan } from '#app/features/people/find-person-history.server.ts'
import type { PersonAttestation } from '#app/features/people/find-person-learning.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { Table } from '#app/ui/table.tsx'

export type PersonCertificate = { number: string; award: string; issued: string; revoked: boolean }

type TablesProps = {
	attestations: PersonAttestation[]
	certificates: PersonCertificate[]
	placements: PlacementSpan[]
	absences: AbsenceSpan[]
}

const upTo = (day: string | null) => (day === null ? 'no end known' : inWords(day))

/** Everything else in somebody's record, each kind in a table. */
export function PersonTables({ attestations, certificates, placements, absences }: TablesProps) {
	return (
		<>
			<Records
				title="Attestations of the Code"
				none="No attestation is on record."
				head={['Edition', 'Outcome', 'Date']}
				rows={attestations.map(({ edition, outcome, attestedAt }) => [
					edition,
					outcome === 'agreed' ? 'Agreed' : 'Did not agree',
					inWords(dayOf(attestedAt)),
				])}
			/>
			<Records
				title="Certificates"
				none="No certificate has been issued."
				head={['Number', 'Award', 'Date']}
				rows={certificates.map(({ number, award, issued, revoked }) => [
					<a key="number" className="govuk-link" href={`/verify/${number}`}>
						{number}
					</a>,
					award,
					revoked ? `${issued} (withdrawn)` : issued,
				])}
			/>
			<Records
				title="Placements"
				none="No placement is on record."
				head={['From', 'To', 'Job', 'Where', 'Manager']}
				rows={placements.map(({ validFrom, validTo, jobTitle, workerType, directorate, service, team, manager }) => [
					inWords(validFrom),
					upTo(validTo),
					`${jobTitle} (${workerType})`,
					`${team}, ${service}, ${directorate}`,
					manager?.name ?? 'None',
				])}
			/>
			<Records
				title="Long leave"
				none="No long leave is on record."
				head={['From', 'To']}
				rows={absences.map(({ startsOn, endsOn }) => [inWords(startsOn), upTo(endsOn)])}
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
