import { z } from 'zod'
import type { Day } from '#app/platform/calendar.ts'
import { workerTypes } from '#db/schema/people.ts'

const names = z.array(z.string().min(1)).min(1)

/** Who must keep it up to date. Of the lists that are given, the placement must be in each; any one member of a list will do. */
const audienceSchema = z.union([
	z.literal('everybody'),
	/** The requirement is not asked of anybody, until a later rule asks again. */
	z.literal('nobody'),
	z.strictObject({
		workerTypes: z.array(z.enum(workerTypes)).min(1).optional(),
		directorates: names.optional(),
		services: names.optional(),
		tags: names.optional(),
	}),
])

/** More days for those who work little or not all year round: added wherever a rule gives days to do something in. */
const stretchSchema = z.strictObject({
	workerTypes: z.array(z.enum(workerTypes)).min(1).optional(),
	tags: names.optional(),
	extraDays: z.int().min(1).max(180),
})

/** What HR may change. */
export const ruleChangeSchema = z.strictObject({
	audience: audienceSchema.default('everybody'),
	/** Calendar days from the start day (or from the day on which it was first asked of the person, if later) to the first due day. */
	firstDueDays: z.int().min(1).max(365),
	/** Calendar months from one due day to the next. */
	renewMonths: z.int().min(1).max(120),
	/** Everybody renews by the end of this month (1 is January); null: each by their own day. */
	renewInMonth: z.int().min(1).max(12).nullable().default(null),
	/** With `renewInMonth`: whoever completed it less than so many calendar months before waits for the month a year later. */
	minimumActiveMonths: z.int().min(0).max(11).default(0),
	/** Days before the due day on which a renewal may be done. */
	opensDaysBefore: z.int().min(1).max(180),
	stretch: z.array(stretchSchema).default([]),
	/** A due day that this rule brings forward comes no sooner than so many days after the rule itself. */
	noticeDays: z.int().min(0).max(365).default(28),
})

const ruleSchema = ruleChangeSchema.extend({
	id: z.string().regex(/^[a-z0-9-]+$/),
	kind: z.enum(['module', 'attestation']),
	/** Where the duty comes from, in one sentence. */
	basis: z.string().min(1),
})

/** `content/requirements.json`. */
export const rulesSchema = z.strictObject({ requirements: z.array(ruleSchema).min(1) })

/** What a row of `rule_settings` holds: with the rule, the words of its time. */
export const ruleSettingsSchema = ruleChangeSchema.extend({ title: z.string(), basis: z.string() })

export type Audience = z.infer<typeof audienceSchema>
export type RuleChange = z.infer<typeof ruleChangeSchema>
export type RuleSettings = z.infer<typeof ruleSettingsSchema>

/** A rule from the day on which it holds until that of the next. */
export type DatedRule = RuleSettings & {
	validFrom: Day
	/** Why it was changed; empty for the first. */
	reason: string
}

/** A version of the module, or edition of the Code, that everybody is asked to take from a day on, before their renewal is due. */
export type AskedAgain = {
	on: Day
	dueDays: number | null
	version: string
	/** Of the Code: the publication that brought it in. */
	publication?: number | null
}

/** Something that an audience must keep up to date. */
export type Requirement = {
	/** Its key in this database. */
	id: number
	slug: string
	kind: 'module' | 'attestation'
	/** As it is called today. */
	title: string
	/** By day; the first is of the day on which it was introduced. Never empty. */
	rules: readonly DatedRule[]
	/** By day. */
	askedAgain: readonly AskedAgain[]
}

/** The rule in force on a day; null before the requirement was introduced. */
export function ruleOn({ rules }: Pick<Requirement, 'rules'>, day: Day): DatedRule | null {
	return rules.findLast(({ validFrom }) => validFrom <= day) ?? null
}

export const introducedOn = ({ rules }: Pick<Requirement, 'rules'>): Day => {
	const [first] = rules
	if (!first) throw new Error('A requirement has no rule.')
	return first.validFrom
}
