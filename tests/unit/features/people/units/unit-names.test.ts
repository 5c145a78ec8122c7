import { describe, expect, it } from 'vitest'
import { unitMeaner, type UnitMeaning } from '#app/features/people/units/unit-meanings.ts'
import { keyOfUnit, nearestUnit } from '#app/features/people/units/unit-names.ts'

const directorates = [
	'Adult Social Care and Health',
	'Children’s Services',
	'Communities and Libraries',
	'Finance and Resources',
	'Human Resources',
	'Legal and Governance',
	'Place and Environment',
	'Public Health',
]

describe('the nearest known unit', () => {
	it.each([
		['Communities & Libraries', 'Communities and Libraries'],
		['COMMUNITIES AND  LIBRARIES', 'Communities and Libraries'],
		['Communities, Libraries', 'Communities and Libraries'],
		['Comunities and Librarys', 'Communities and Libraries'],
		['Libraries and Communities', 'Communities and Libraries'],
		['Childrens Services', 'Children’s Services'],
		["Children's Service", 'Children’s Services'],
		['Directorate of Public Health', 'Public Health'],
		['HR', 'Human Resources'],
		['Human Ressources', 'Human Resources'],
		['Adult Social Care & Health', 'Adult Social Care and Health'],
		['Finance & Ressources Directorate', 'Finance and Resources'],
		['Legal & Governance Dept.', 'Legal and Governance'],
		['Environment and Place', 'Place and Environment'],
	])('of “%s” is %s', (written, expected) => {
		expect(nearestUnit(written, directorates)).toBe(expected)
	})

	it.each(['Fire and Rescue', 'Digital', 'Zoo', '王'])('of “%s” is none', (written) => {
		expect(nearestUnit(written, directorates)).toBeNull()
	})

	it('is never one of another number', () => {
		const teams = ['Highways North 2', 'Highways North 12', 'Locality 3']
		expect(nearestUnit('Highways North 1', teams)).toBeNull()
		expect(nearestUnit('Highway North 2', teams)).toBe('Highways North 2')
		expect(nearestUnit('Locality', teams)).toBeNull()
	})

	it('has the same key however it is typed', () => {
		for (const typed of [
			'Communities & Libraries',
			'communities and libraries',
			' Communities  and Libraries ',
			'COMMUNITIES AND LIBRARIES.',
		])
			expect(keyOfUnit(typed)).toBe('communities and libraries')
		expect(keyOfUnit('Children’s Services')).toBe(keyOfUnit("CHILDREN'S SERVICES"))
		expect(keyOfUnit('Gwasanaethau Plâs')).toBe('gwasanaethau plas')
	})
})

describe('what a file means by a unit', () => {
	const path = (directorate: string, service: string, team: string) => ({ directorate, service, team })
	const from = '2026-04-01'
	const meanings: UnitMeaning[] = [
		{ level: 'directorate', written: { directorate: 'Place' }, means: { directorate: 'Place and Climate' }, from },
		{ level: 'directorate', written: { directorate: 'Place and Climate' }, means: { directorate: 'Climate' }, from: '2027-01-01' },
		{
			level: 'service',
			written: { directorate: 'Resources', service: 'IT' },
			means: { directorate: 'Digital', service: 'Technology' },
			from,
		},
		{
			level: 'team',
			written: { directorate: 'Digital', service: 'Technology', team: 'Help desk' },
			means: { directorate: 'Digital', service: 'Support', team: 'Help desk' },
			from,
		},
		{
			level: 'service',
			written: { directorate: 'Place and Climate', service: 'Parks' },
			means: { directorate: 'Place and Climate', service: 'Green spaces' },
			from,
		},
	]
	const meant = (day: string, ...[directorate, service, team]: [string, string, string]) =>
		Object.values(unitMeaner(meanings, day)(path(directorate, service, team)))

	it('is what was remembered, from its day on', () => {
		expect(meant('2026-03-31', 'Place', 'Roads', 'North')).toEqual(['Place', 'Roads', 'North'])
		expect(meant('2026-04-01', 'Place', 'Roads', 'North')).toEqual(['Place and Climate', 'Roads', 'North'])
		expect(meant('2026-04-01', 'Resources', 'Finance', 'Payroll')).toEqual(['Resources', 'Finance', 'Payroll'])
	})
	it('goes through as many changes as there were', () => {
		expect(meant('2027-01-01', 'Place', 'Roads', 'North')).toEqual(['Climate', 'Roads', 'North'])
		expect(meant('2026-05-01', 'Resources', 'IT', 'Help desk')).toEqual(['Digital', 'Support', 'Help desk'])
		expect(meant('2026-05-01', 'Resources', 'IT', 'Networks')).toEqual(['Digital', 'Technology', 'Networks'])
	})
	it('is looked for below the name that the unit above has now', () => {
		expect(meant('2026-05-01', 'Place', 'Parks', 'Mowing')).toEqual(['Place and Climate', 'Green spaces', 'Mowing'])
	})
	it('comes to an end where two mean one another', () => {
		const circle: UnitMeaning[] = [
			{ level: 'directorate', written: { directorate: 'A' }, means: { directorate: 'B' }, from },
			{ level: 'directorate', written: { directorate: 'B' }, means: { directorate: 'A' }, from },
		]
		expect(['A', 'B']).toContain(unitMeaner(circle, from)(path('A', 'S', 'T')).directorate)
	})
})
