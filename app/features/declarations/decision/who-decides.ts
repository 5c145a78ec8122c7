import type { Decider, Role } from '#db/schema/index.ts'

/** How the viewer stands to a declaration. `managed`: its person reports to them, directly or not. */
export type Standing = {
	isOwn: boolean
	managed: boolean
	/** The person has a line manager who works here. */
	hasManager: boolean
	/** The person said that the line manager has a part in it. */
	managerHasPart: boolean
}

/** `register`: those who keep it, HR and the Monitoring Officer. */
export type WhoDecides = 'line-manager' | 'register'

/** Whose it is to decide: the line manager's, and for them the managers' above; of whoever has none, or where the manager has a part, HR's and the Monitoring Officer's. */
export const whoDecides = ({ hasManager, managerHasPart }: Pick<Standing, 'hasManager' | 'managerHasPart'>): WhoDecides =>
	hasManager && !managerHasPart ? 'line-manager' : 'register'

/** As what the viewer decides it; null: it is not theirs. Nobody decides their own, whatever their roles. */
export function decidesAs(standing: Standing, { roles, mayDecide }: { roles: readonly Role[]; mayDecide: boolean }): Decider | null {
	if (standing.isOwn) return null
	if (whoDecides(standing) === 'line-manager') return standing.managed ? 'line-manager' : null
	if (!mayDecide) return null
	return roles.includes('monitoring-officer') ? 'monitoring-officer' : 'hr'
}
