import { stringify } from 'csv-stringify/sync'
import { usualColumns, type Column } from '#app/features/people/import/people-rows.ts'

/** A row for a test, with something valid in every cell that is not given. */
export type Cells = Partial<Record<Column, string>>

const usual: Record<Column, string> = {
	employee_number: '100001',
	given_name: 'Ada',
	family_name: 'Okafor',
	email: 'ada.okafor@example.org',
	worker_type: 'permanent',
	directorate: 'Communities and Libraries',
	service: 'Libraries',
	team: 'Central Library',
	job_title: 'Library Assistant',
	manager_employee_number: '',
	start_date: '2020-04-01',
	leave_date: '',
	tags: '',
	effective_date: '',
}

/** Whoever has another number is somebody else: nobody is asked whether they are the same. */
function usualOf({ employee_number: number = usual.employee_number }: Cells): Record<Column, string> {
	if (number === usual.employee_number) return usual
	const family_name = `Okafor ${[...number].map((sign) => 'abcdefghij'[Number(sign)] ?? sign).join('')}`.slice(0, 60)
	return { ...usual, family_name, email: `ada.${number.replace(/[^A-Za-z0-9]/g, '') || 'nobody'}@example.org` }
}

export const peopleText = (people: Cells[], columns: readonly Column[] = [...usualColumns, 'effective_date']): string =>
	stringify(
		people.map((cells) => ({ ...usualOf(cells), ...cells })),
		{ columns: [...columns], header: true },
	)

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
export const peopleFile = (...people: Cells[]): Uint8Array => bytesOf(peopleText(people))
