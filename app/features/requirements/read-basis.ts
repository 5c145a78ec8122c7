import { z } from 'zod'
import type { Day } from '#app/platform/calendar.ts'
import type { WorkerType } from '#db/schema/people.ts'
import type { Explained } from './explain-obligation.ts'
import { causeSchema } from './obligation-cause.ts'

/** What a query says of one person and one requirement on a day. */
export type BasisRow = {
	opensOn: Day | null
	dueOn: Day | null
	cause: string | null
	awaySince: Day | null
	/** As `exemptSql` writes it. */
	exempt: string | null
	placedFrom: Day | null
	workerType: WorkerType | null
	directorate: string | null
	service: string | null
}

const exemptSchema = z.tuple([z.string(), z.string().nullable()])

/** What a status and a due day rest on, for `explainObligation`. */
export function readBasis(row: BasisRow): Pick<Explained, 'obligation' | 'placement' | 'awaySince' | 'exempt'> {
	const { opensOn, dueOn, cause, awaySince, placedFrom, workerType, directorate, service } = row
	const [from, to = null] = row.exempt === null ? [] : exemptSchema.parse(JSON.parse(row.exempt))
	return {
		obligation:
			opensOn === null || dueOn === null || cause === null ? null : { opensOn, dueOn, cause: causeSchema.parse(JSON.parse(cause)) },
		placement:
			placedFrom === null || workerType === null || directorate === null || service === null
				? null
				: { validFrom: placedFrom, workerType, directorate, service },
		awaySince,
		exempt: from === undefined ? null : { from, to },
	}
}
