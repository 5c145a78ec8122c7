import type { Day } from '#app/platform/calendar.ts'
import type { ImportError } from './people-rows.ts'
import type { ImportKind, PersonChange, Register } from './plan-people-import.ts'

/** Of those working today, how many the import ends by today. */
export type Leaving = { working: number; leaving: number }

const mostPercent = 5

export function countLeaving(register: Register, changes: readonly PersonChange[], today: Day): Leaving {
	const worksToday = (employeeNumber: string) =>
		register
			.get(employeeNumber)
			?.placements.some(({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today)) ?? false
	let working = 0
	for (const employeeNumber of register.keys()) if (worksToday(employeeNumber)) working += 1
	const leaving = changes.filter(({ leavesOn, row }) => leavesOn !== null && leavesOn <= today && worksToday(row.employeeNumber)).length
	return { working, leaving }
}

/**
 * A file that was cut off, or a filter left on in the HR system, would end the employment of half the council at once. More than 5% need somebody to say the
 * number. One person is no mass: else a council of ten could let nobody go.
 */
export const needsConfirming = ({ working, leaving }: Leaving): boolean => leaving > 1 && leaving * 100 > working * mostPercent

export function leaversError({ working, leaving }: Leaving, kind: ImportKind): ImportError {
	const why = kind === 'full' ? ', by their last day or because they are not in the file' : ''
	const message = `${leaving} of the ${working} people working today would leave${why}. That is more than ${mostPercent}%: check that the file is whole. If it is right, confirm exactly this number (--confirm-leavers ${leaving}).`
	return { row: 1, column: 'leave_date', message }
}
