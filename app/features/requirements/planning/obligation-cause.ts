import { z } from 'zod'
import { memoize } from '#app/platform/memoize.ts'

const day = z.string()
const pause = z.object({ from: day, to: day.nullable(), kind: z.enum(['leave', 'exemption', 'both']) })

/** Where it comes from, and what happened to the due day after the rule had set it. */
const moves = {
	/** What was completed last was learnt elsewhere: the file that says so, and the day on which it was brought. */
	elsewhere: z.object({ file: z.string(), on: day }).optional(),
	/** Extra days in `days`, for somebody who works little or not all year round. */
	extra: z.number().optional(),
	/** The rule of that day would have brought it forward; its notice allows `dueOn`. */
	notice: z.object({ rule: day, dueOn: day }).optional(),
	/** The clock stood still for `days`; `last` is the time away that decided the due day. */
	paused: z.object({ days: z.number(), last: pause, afterReturn: z.boolean() }).optional(),
	/** More time was given: `from` is the due day without it. */
	extended: z.object({ from: day, on: day, by: z.enum(['line-manager', 'hr']) }).optional(),
}

/** Why an obligation is as it is: parameters only, stored with it. The words are made by `explainObligation`. */
export const causeSchema = z.discriminatedUnion('kind', [
	/** First cycle of somebody who began when the requirement was already there. */
	z.object({ kind: z.literal('started'), on: day, days: z.number(), ...moves }),
	/** First cycle of somebody who was here when the requirement was introduced. */
	z.object({ kind: z.literal('introduced'), on: day, days: z.number(), ...moves }),
	/** First cycle of somebody who came into the audience later. */
	z.object({ kind: z.literal('moved'), on: day, days: z.number(), ...moves }),
	/**
	 * A renewal. `from` is the day that the period counts from: the old due day when renewed in the window, the completion otherwise. `anchor` is the day of the
	 * month on which it falls due where that of `from` is not meant: 31, after a due day on 28 February that was counted from 31 August.
	 */
	z.object({ kind: z.literal('renewal'), completedOn: day, from: day, months: z.number(), anchor: z.number().optional(), ...moves }),
	/** A renewal by the end of a fixed month. */
	z.object({ kind: z.literal('renewal-month'), completedOn: day, from: day, by: day, ...moves }),
	/** Somebody who came back into the audience on a day so late that the renewal would have been due before they could do it. */
	z.object({ kind: z.literal('returned'), completedOn: day, on: day, days: z.number(), ...moves }),
	/** A new version of the module, or edition of the Code, asked for before the renewal was due. */
	z.object({ kind: z.literal('new-version'), completedOn: day, on: day, days: z.number(), ...moves }),
])

export type ObligationCause = z.infer<typeof causeSchema>

/** A cause as it is stored. Thousands of people share one, and everybody's page asks for the same again. */
export const readCause = memoize((text): ObligationCause => causeSchema.parse(JSON.parse(text)))
