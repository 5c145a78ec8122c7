import type { Filters } from '#app/features/reports/report-query.ts'

/** Whose figures they are, in words: `Everybody in Housing, agency workers only, Data Protection only`. The status is not part of it. */
export function describeScope(
	{ directorate, service, workerType, requirement, q }: Filters,
	titleOf: (requirement: string) => string,
): string {
	const where = service && directorate ? `${service}, ${directorate}` : (service ?? directorate)
	return [
		where === null ? 'Everybody' : `Everybody in ${where}`,
		...(workerType === null ? [] : [`${workerType} workers only`]),
		...(requirement === null ? [] : [`${titleOf(requirement)} only`]),
		...(q === null ? [] : [`name or employee number with “${q}”`]),
	].join(', ')
}
