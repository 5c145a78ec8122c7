import type { Role } from '#db/schema/sign-in.ts'

/**
 * Who may do what beyond their own learning: the one table. Line managers are not here: what they may do follows from who reports to them, so the person is
 * asked for in the query.
 */
const permissions = {
	'read-reports': ['hr', 'monitoring-officer', 'auditor'],
	'read-people': ['hr', 'auditor'],
	'import-people': ['hr'],
	/** One person by hand. */
	'change-people': ['hr'],
	/** Rename and merge directorates, services and teams. */
	'change-units': ['hr', 'administrator'],
	'unlock-quizzes': ['hr'],
	'extend-due-dates': ['hr'],
	exempt: ['hr'],
	'record-leave': ['hr'],
	'decide-prior-learning': ['hr'],
	/** Why somebody is on leave, and what was noted with a decision. */
	'read-notes': ['hr'],
	'change-requirements': ['hr'],
	/** Editions of the Code: load, review, approve, put in force. */
	'manage-code': ['monitoring-officer'],
	/** The minutes by which texts of the Code were approved. */
	'read-minutes': ['hr', 'monitoring-officer', 'auditor'],
	/** Everybody's interests, gifts and hospitality. */
	'read-register': ['hr', 'monitoring-officer', 'auditor'],
	/** What is declared by people who have no manager, or whose manager has a part in it. */
	'decide-declarations': ['hr', 'monitoring-officer'],
	/** Record somebody's answer about the Code: with them at one screen, or from a signed list. */
	'attest-for-others': ['hr'],
	/** What anybody answered about the Code, and the signed lists of roll calls. */
	'read-attestations': ['hr', 'monitoring-officer', 'auditor'],
	/** Whoever did not agree to the Code: see why, and see to it. */
	'see-to-refusals': ['hr', 'monitoring-officer'],
	'review-content': ['hr', 'monitoring-officer'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

export function may(viewer: { roles: readonly Role[] }, permission: Permission): boolean {
	const allowed: readonly Role[] = permissions[permission]
	return viewer.roles.some((role) => allowed.includes(role))
}

/** The roles that have a permission. */
export const rolesWith = (permission: Permission): Role[] => [...permissions[permission]]
