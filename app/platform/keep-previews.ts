import type { Database } from '#db/open.server.ts'
import type { Instant } from './calendar.ts'
import { newToken } from './ids.ts'

/** Something that somebody is thinking about doing, and its effect as far as it is worked out. */
export type Preview<Asked extends object, Impact> = Asked & {
	/** Says which preview was confirmed. */
	token: string
	known: Instant
	/** People looked at so far, of how many. */
	seen: number
	of: number
	effect: Impact | null
	/** Settles when the effect is known, and not before; fails if it cannot be worked out. */
	done: Promise<void>
}

/** What work that takes a while tells, and asks, on its way. */
export type Measuring = {
	onProgress?: (seen: number, of: number) => void
	/** Nobody waits for it any more. */
	isStopped?: () => boolean
}

/** One preview for each owner, in memory: it is soon made again. */
export function keepPreviews<Asked extends object, Impact>() {
	type Kept = { preview: Preview<Asked, Impact>; stopped: boolean }
	const all = new WeakMap<Database, Map<string, Kept>>()
	const of = (db: Database) => {
		const kept = all.get(db) ?? new Map<string, Kept>()
		all.set(db, kept)
		return kept
	}
	const drop = (db: Database, owner: string): void => {
		const kept = of(db).get(owner)
		if (kept) kept.stopped = true
		of(db).delete(owner)
	}
	return {
		/** Begins to work out an effect, instead of the one that the owner began before. `measure` answers null if it was stopped. */
		start: (
			db: Database,
			owner: string,
			asked: Asked,
			measure: (measuring: Measuring) => Promise<Impact | null>,
			{ now }: { now: Instant },
		): Preview<Asked, Impact> => {
			drop(db, owner)
			const preview: Preview<Asked, Impact> = {
				...asked,
				token: newToken(),
				known: now,
				seen: 0,
				of: 0,
				effect: null,
				done: Promise.resolve(),
			}
			const kept: Kept = { preview, stopped: false }
			preview.done = measure({
				onProgress: (seen, count) => Object.assign(preview, { seen, of: count }),
				isStopped: () => kept.stopped,
			}).then((effect) => {
				preview.effect = effect
			})
			// A failure is told to whoever asks for the preview; until somebody does, it must not stop the server.
			preview.done.catch(() => undefined)
			of(db).set(owner, kept)
			return preview
		},
		find: (db: Database, owner: string): Preview<Asked, Impact> | null => of(db).get(owner)?.preview ?? null,
		drop,
	}
}
