import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { refreshRequirements } from './rules.server.ts'
import type { Requirement } from './requirement-rules.ts'

/** Changes when another connection, of this process or of another, has written. */
const dataVersion = prepared((db) => db.$client.prepare<[], number>('pragma data_version').pluck())

/**
 * The requirements as the database has them: read again once somebody else has written, for a command or another server may have put an edition in force. What
 * this process itself changes it replaces.
 */
export function watchRequirements(db: Database, loaded: readonly Requirement[]) {
	let known = dataVersion(db).get()
	let requirements = loaded
	return {
		current: (): readonly Requirement[] => {
			const now = dataVersion(db).get()
			if (now !== known) {
				requirements = refreshRequirements(db, requirements)
				known = now
			}
			return requirements
		},
		replace: (changed: readonly Requirement[]): void => {
			requirements = changed
		},
	}
}
