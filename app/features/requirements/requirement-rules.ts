import { z } from 'zod'

/** A rule of `content/requirements.json`: who must keep what up to date, by when. In this version the audience is every officer. */
const ruleSchema = z.strictObject({
	id: z.string().regex(/^[a-z0-9-]+$/),
	kind: z.enum(['module', 'attestation']),
	/** Calendar days from the start day (or from the day the requirement was introduced, if later) to the first due day. */
	firstDueDays: z.int().min(1).max(365),
	/** Calendar months from one due day to the next. */
	renewMonths: z.int().min(1).max(120),
	/** Days before the due day on which a renewal may be done. */
	opensDaysBefore: z.int().min(1).max(180),
	/** Where the duty comes from, in one sentence. */
	basis: z.string().min(1),
})

export const rulesSchema = z.strictObject({ requirements: z.array(ruleSchema).min(1) })

export type RequirementRule = z.infer<typeof ruleSchema>

/** A rule with its key in this database, its title, and the day on which it was first asked for here. */
export type Requirement = RequirementRule & {
	key: number
	title: string
	introducedOn: string
	/** When the newest version came that is asked of everybody at once. */
	askedAgainOn?: string | null
}
