import type { ImportError } from '../import/people-rows.ts'
import type { RegisterQuestion } from './read-register-answer.ts'

/** What is open, for whoever has no page: each with the line of a mapping that answers it. */
export function explainOpen(question: RegisterQuestion): ImportError[] {
	switch (question.about) {
		case 'same-people':
			return question.people.map(({ row, number, name, known, knownName, why }) => ({
				row,
				column: 'employee_number',
				message: `${number} ${name} may be ${known} ${knownName} (${why === 'spelling' ? 'the number is spelt otherwise' : 'same name and start day'}). Say so in a mapping ("people": {"${number}": "${known}"}), or that it is somebody else ("people": {"${number}": "(another)"}).`,
			}))
		case 'shared-emails':
			return question.addresses.map(({ email, people, total }) => ({
				row: 1,
				column: 'email',
				message: `${email} is the address of ${total} people: ${people.map(({ number, name }) => `${number} ${name}`).join('; ')}. Say in a mapping that they share it ("emails": {"${email}": "share"}), or leave it out for whoever is new to it ("leave").`,
			}))
		case 'posts':
			return question.people.map(({ number, name, posts, rows, isOnePerson }) => ({
				row: rows[1] ?? 1,
				column: 'employee_number',
				message: isOnePerson
					? `${number} ${name} is on rows ${rows.join(', ')} with several posts. Say in a mapping which is the main one ("posts": {"${number}": ${JSON.stringify(posts[0])}}; else ${posts
							.slice(1)
							.map((post) => JSON.stringify(post))
							.join(', ')}).`
					: `Employee number ${number} is on rows ${rows.join(', ')} for different people. Keep one row, or say in a mapping which is right ("posts": {"${number}": ${JSON.stringify(posts[0])}}; else ${posts
							.slice(1)
							.map((post) => JSON.stringify(post))
							.join(', ')}).`,
			}))
		case 'managers':
			return question.managers.map(({ number, row, people, near }) => ({
				row,
				column: 'manager_employee_number',
				message: `No one has the employee number ${number}, neither in this file nor in the register (${people === 1 ? 'one person' : `${people} people`}). Correct it, add that person to the file, or say in a mapping who it is ("managers": {"${number}": "${near?.number ?? '(none)'}"}; "(none)" for no manager, "(as known)" to leave the manager as known).`,
			}))
		case 'units':
			return question.units.map(({ level, written, nearest, row }) => {
				const means = (meant: string | null) => JSON.stringify({ units: [{ level, written, means: meant }] }).slice(1, -1)
				return {
					row,
					column: level,
					message: `“${written.at(-1) ?? ''}” is new. Did you mean “${nearest}”? Say so in a mapping (${means(nearest)}), or that it is new (${means(null)}).`,
				}
			})
	}
}
