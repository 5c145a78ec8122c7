import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

export type PlacementSpan = {
	validFrom: Day
	validTo: Day | null
	workerType: string
	directorate: string
	service: string
	team: string
	jobTitle: string
	tags: string
	manager: { name: string; employeeNumber: string } | null
	/** When this work, as it is known today, was first recorded, and when its end was. */
	recordedAt: Instant
	endRecordedAt: Instant
}

/** `recordedAt` is when the beginning was first recorded, `endRecordedAt` the end. */
export type AbsenceSpan = { id: number; startsOn: Day; endsOn: Day | null; kind: string; recordedAt: Instant; endRecordedAt: Instant }

type PlacementRow = Omit<PlacementSpan, 'manager'> & { managerName: string | null; managerNumber: string | null }

const placementsOf = prepared((db) =>
	db.$client.prepare<{ personId: number }, PlacementRow>(`
		select l.valid_from as validFrom, l.valid_to as validTo, l.worker_type as workerType, d.name as directorate, s.name as service, t.name as team,
			l.job_title as jobTitle, l.tags, m.given_name || ' ' || m.family_name as managerName, m.employee_number as managerNumber,
			(select min(e.recorded_at) from placements e where e.person_id = l.person_id and e.valid_from = l.valid_from and e.team_id = l.team_id
				and e.job_title = l.job_title and e.worker_type = l.worker_type and e.tags = l.tags and e.manager_id is l.manager_id) as recordedAt,
			(select min(e.recorded_at) from placements e where e.person_id = l.person_id and e.valid_to is l.valid_to) as endRecordedAt
		from placements l
		join directorates d on d.id = l.directorate_id
		join services s on s.id = l.service_id
		join teams t on t.id = l.team_id
		left join people m on m.id = l.manager_id
		where l.person_id = @personId and l.superseded_at is null order by l.valid_from desc
	`),
)
const absencesOf = prepared((db) =>
	db.$client.prepare<{ personId: number }, AbsenceSpan>(
		`select id, starts_on as startsOn, ends_on as endsOn, kind,
			(select min(recorded_at) from absences e where e.person_id = a.person_id and e.starts_on = a.starts_on) as recordedAt,
			(select min(recorded_at) from absences e where e.person_id = a.person_id and e.starts_on = a.starts_on and e.ends_on is a.ends_on) as endRecordedAt
		 from absences a where person_id = @personId and superseded_at is null order by starts_on desc`,
	),
)

/** Where somebody has worked and when they were on long leave, as known today, the latest first: two statements. `kind` of leave is for HR alone. */
export function findPersonHistory(
	db: Database,
	{ personId }: { personId: number },
): { placements: PlacementSpan[]; absences: AbsenceSpan[] } {
	const placements = placementsOf(db)
		.all({ personId })
		.map(({ managerName, managerNumber, ...span }) => ({
			...span,
			manager: managerName === null || managerNumber === null ? null : { name: managerName, employeeNumber: managerNumber },
		}))
	return { placements, absences: absencesOf(db).all({ personId }) }
}

/** The placement that holds on the day. */
export const placementOn = (placements: readonly PlacementSpan[], day: Day): PlacementSpan | null =>
	placements.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day)) ?? null

/** The placement that holds on the day; else the coming one, of somebody who starts later; else the last one. */
export const placementAround = (placements: readonly PlacementSpan[], day: Day): PlacementSpan | null =>
	placementOn(placements, day) ?? placements.findLast(({ validFrom }) => validFrom > day) ?? placements[0] ?? null

/** The long leave that is going on. */
export const absenceOn = (absences: readonly AbsenceSpan[], day: Day): AbsenceSpan | null =>
	absences.find(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day)) ?? null
