import { z } from 'zod'
import type { Day } from '#app/platform/calendar.ts'
import type { WorkerType } from '#db/schema/people.ts'
import type { Explained } from './explain-obligation.ts'
import { readCause } from '#app/features/requirements/planning/obligation-cause.ts'

/** What a query says of one person and one requirement on a day. */
export type BasisRow = {
	opensOn: Day | null
	dueOn: Day | null
	cause: string | null
	awaySince: Day | null
	/** As `exemptSql` writes it. */
	exempt: string | null
}

/** Where the person works on the day; null columns where they do not. */
export type PlacedRow = { placedFrom: Day | null; workerType: WorkerType | null; directorate: string | null; service: string | null }

const exemptSchema = z.tuple([z.string(), z.string().nullable()])

/** What a status and a due day rest on, for `explainObligation`. Two rows, so that nobody has to copy a wide one into another for each line of a report. */
export function readBasis(row: BasisRow, placed: PlacedRow): Pick<Explained, 'obligation' | 'placement' | 'awaySince' | 'exempt'> {
	const { opensOn, dueOn, cause, awaySince } = row
	const { placedFrom, workerType, directorate, service } = placed
	const [from, to = null] = row.exempt === null ? [] : exemptSchema.parse(JSON.parse(row.exempt))
	return {
		obligation: opensOn === null || dueOn === null || cause === null ? null : { opensOn, dueOn, cause: readCause(cause) },
		placement:
			placedFrom === null || workerType === null || directorate === null || service === null
				? null
				: { validFrom: placedFrom, workerType, directorate, service },
		awaySince,
		exempt: from === undefined ? null : { from, to },
	}
}
