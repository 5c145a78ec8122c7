import { z } from 'zod'

const day = z.string()

/** Why an obligation is as it is: parameters only, stored with it. The words are made by `explainObligation`. */
export const causeSchema = z.discriminatedUnion('kind', [
	/** First cycle of somebody who began when the requirement was already there. */
	z.object({ kind: z.literal('started'), on: day, days: z.number() }),
	/** First cycle of somebody who was here when the requirement was introduced. */
	z.object({ kind: z.literal('introduced'), on: day, days: z.number() }),
	/** A renewal. `from` is the day that the period counts from: the old due day when renewed in the window, the completion otherwise. */
	z.object({ kind: z.literal('renewal'), completedOn: day, from: day, months: z.number() }),
	/** A new version of the module, asked for before the renewal was due. */
	z.object({ kind: z.literal('new-version'), completedOn: day, on: day, days: z.number() }),
])

export type ObligationCause = z.infer<typeof causeSchema>
