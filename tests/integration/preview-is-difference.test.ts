import fc from 'fast-check'
import { expect, it } from 'vitest'
import { importPeople } from '#app/features/people/import/apply-people-import.server.ts'
import { fieldChangesOf, type ChangedField, type FieldChange } from '#app/features/people/import/field-changes.ts'
import { plainLayout, type ImportLayout } from '#app/features/people/import/import-layout.ts'
import { loadRegister } from '#app/features/people/import/load-register.server.ts'
import type { RegisterPerson } from '#app/features/people/import/plan-people-import.ts'
import { addDays, type Day } from '#app/platform/calendar.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { peopleFile, type Cells } from '#tests/factories/people-file.ts'

const start = Date.parse('2026-06-15T09:00:00Z')
const numbers = ['100001', '100002', '100003', '100004']
const posts = ['Clerk', 'Driver', 'Warden']
const nearDay = fc.integer({ min: -90, max: 60 }).map((days) => addDays('2026-06-15', days))

const post = fc.record({
	worker_type: fc.constantFrom('permanent', 'casual'),
	team: fc.constantFrom('North', 'Quays'),
	tags: fc.constantFrom('', 'part-time'),
	start_date: fc.constantFrom('2026-01-01', '2026-06-20'),
	leave_date: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: nearDay.filter((day) => day > '2026-06-20') }),
})
/** Somebody with one post, or with more of other names: all of them by the same name and address. */
const person = (at: number) =>
	fc
		.tuple(fc.constantFrom('Ada', 'Bo'), fc.constantFrom('', 'x@example.org'), fc.array(post, { maxLength: 3 }))
		.map(([given_name, email, own]) =>
			own.map((cells, which): Cells => ({
				...cells,
				...{ given_name, email: email && `${at}${email}`, employee_number: numbers[at] ?? '', job_title: posts[which] ?? '' },
				manager_employee_number: at > 0 && which === 0 ? '100001' : '',
			})),
		)
const boss: Cells = { employee_number: '100001', given_name: 'Una', job_title: 'Head', start_date: '2020-01-01', team: 'North' }
const files = fc.array(fc.tuple(fc.tuple(person(1), person(2), person(3)), fc.boolean(), fc.integer({ min: 0, max: 30 })), {
	minLength: 2,
	maxLength: 4,
})

const layout: ImportLayout = {
	...plainLayout,
	empty: { email: 'clear', manager_employee_number: 'clear', leave_date: 'clear', tags: 'clear' },
}

/** What the register knows of somebody on each day, in words: name, address, work and other posts. */
function daysOf(known: RegisterPerson | undefined): Map<Day, Partial<Record<ChangedField, string | null>>> {
	const days = new Map<Day, Partial<Record<ChangedField, string | null>>>()
	for (let day = addDays('2026-06-15', -170); day < '2026-12-31'; day = addDays(day, 1)) {
		const work = known?.placements.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day))
		if (work)
			days.set(day, {
				'worker type': work.workerType,
				team: work.team,
				'job title': work.jobTitle,
				manager: work.managerNumber,
				tags: work.tags || null,
			})
	}
	return days
}
const plainOf = (known: RegisterPerson | undefined) => JSON.stringify([known?.givenName, known?.familyName, known?.email])
const postsOf = (known: RegisterPerson | undefined) =>
	JSON.stringify((known?.otherPosts ?? []).map(({ id: _, ...each }) => JSON.stringify(each)).sort())
const differs = (one: RegisterPerson | undefined, other: RegisterPerson | undefined) =>
	plainOf(one) !== plainOf(other) ||
	postsOf(one) !== postsOf(other) ||
	JSON.stringify([...daysOf(one)]) !== JSON.stringify([...daysOf(other)])
const has = (fields: readonly FieldChange[], ...names: ChangedField[]) => fields.some(({ field }) => names.includes(field))

it('what the preview lists is the difference of the register before and after, for everybody and nobody else', () => {
	let listed = 0
	fc.assert(
		fc.property(files, (sequence) => {
			const db = createDatabase()
			let at = start
			for (const [people, isFull, days] of sequence) {
				at += days * 86_400_000 + 1
				const rows = [boss, ...people.flat()]
				const chosen = Object.fromEntries(
					people.flatMap(([main]) => (main ? [[main.employee_number ?? '', `${main.job_title}, ${main.team} (Libraries)`]] : [])),
				)
				const order = { file: peopleFile(...rows), kind: isFull ? ('full' as const) : ('delta' as const), rules: [], confirmLeavers: null }
				const answered: ImportLayout = { ...layout, posts: chosen }
				const by = { now: at, actor: 'system' }
				const preview = importPeople(db, { ...order, layout: answered, dryRun: true }, by)
				if (preview.question || (preview.errors.length > 0 && !preview.toConfirm)) continue
				const before = loadRegister(db)
				importPeople(db, { ...order, layout: answered, confirmLeavers: preview.toConfirm?.leaving ?? null }, by)
				const after = loadRegister(db)
				const told = new Map(preview.changes.map((change) => [change.row.employeeNumber, fieldChangesOf(change)]))
				for (const number of new Set([...before.keys(), ...after.keys()])) {
					const [was, is] = [before.get(number), after.get(number)]
					const fields = told.get(number) ?? []
					expect([number, fields.length > 0]).toEqual([number, differs(was, is)])
					expect([number, has(fields, 'also works in')]).toEqual([number, postsOf(was) !== postsOf(is)])
					expect([number, has(fields, 'given name', 'family name', 'e-mail')]).toEqual([number, plainOf(was) !== plainOf(is)])
					listed += fields.length
				}
			}
		}),
		{ numRuns: 60 },
	)
	expect(listed).toBeGreaterThan(200)
})
