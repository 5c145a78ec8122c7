import type { ImportLayout } from '#app/features/people/import/import-layout.ts'
import type { ImportQuestion } from '#app/features/people/import/import-question.ts'
import { choiceField, numberField, restOf, type RegisterQuestion } from '#app/features/people/asking/read-register-answer.ts'
import { anotherPerson } from '#app/features/people/asking/same-people.ts'
import { oneOf } from '#app/features/people/asking/shared-emails.ts'
import { asKnown, noManager } from '#app/features/people/asking/unknown-managers.ts'

type Choice = { value: string; text: string }
type Group = { field: string; legend: string; hint: string | null; items: Choice[]; number: { field: string; label: string } | null }

/** A question that asks the same of several things. `rest`: what is not chosen can be said at once. */
export type ChoicesView = { kind: 'choices'; legend: string; more: string | null; groups: Group[]; rest: string | null }

const count = (n: number, one: string, many: string) => (n === 1 ? one : `${n} ${many}`)

export function toChoicesView(question: RegisterQuestion): ChoicesView {
	const groups = groupsOf(question).map((group, at) => ({ field: choiceField(at), hint: null, number: null, ...group }))
	const rest = restOf(question) && groups.length > 3 ? restTexts[question.about] : null
	const more = question.total > groups.length ? `These are the first ${groups.length} of ${question.total}; the others follow.` : null
	return { kind: 'choices', legend: legendOf(question), more, groups, rest }
}

const restTexts: Record<RegisterQuestion['about'], string | null> = {
	'same-people': 'All that I have not chosen are other people',
	'shared-emails': 'All that I have not chosen share the address',
	posts: null,
	managers: 'All that I have not chosen: without a manager',
	units: 'All that I have not chosen are new',
}

function legendOf(question: RegisterQuestion): string {
	switch (question.about) {
		case 'same-people':
			return count(
				question.total,
				'Somebody new may be somebody already here. Are they the same?',
				'people who are new may be people already here. Are they the same?',
			)
		case 'shared-emails':
			return count(question.total, 'One e-mail address is of several people', 'e-mail addresses are each of several people')
		case 'posts':
			return question.people.every(({ isOnePerson }) => isOnePerson)
				? count(question.total, 'One person has several posts. Which is the main one?', 'people have several posts. Which is the main one?')
				: 'One employee number stands on several rows. Which is right?'
		case 'managers':
			return count(question.total, 'A manager is not in the file and not known here', 'managers are not in the file and not known here')
		case 'units':
			return count(question.total, 'A name is new, and near to one that is known', 'names are new, and near to ones that are known')
	}
}

type Given = Omit<Group, 'field' | 'hint' | 'number'> & Partial<Group>

function groupsOf(question: RegisterQuestion): Given[] {
	switch (question.about) {
		case 'same-people':
			return question.people.map(({ number, name, known, knownName, why, row }) => ({
				legend: `${number} ${name} (row ${row}). Is this ${known} ${knownName}?`,
				hint: why === 'spelling' ? 'The number is spelt otherwise.' : 'The same name and the same start day.',
				items: [
					{ value: 'same', text: `Yes, the same person: ${known} stays the number here` },
					{ value: 'another', text: 'No, another person' },
				],
			}))
		case 'shared-emails':
			return question.addresses.map((address) => ({
				legend: address.email,
				hint: `${address.people.map(({ number, name }) => `${number} ${name}`).join('; ')}${address.total > address.people.length ? `; and ${address.total - address.people.length} more` : ''}`,
				items: [
					{ value: 'share', text: 'They are different people who share it' },
					{ value: 'leave', text: 'It is not of whoever is new to it: leave it out for them' },
					...(oneOf(address) ? [{ value: 'same', text: 'They are one person' }] : []),
				],
			}))
		case 'posts':
			return question.people.map(({ number, name, posts, rows, isOnePerson }) => ({
				legend: isOnePerson ? `${number} ${name}` : number,
				hint: isOnePerson
					? `Rows ${rows.join(', ')}. The others are kept as “also works in”.`
					: `Rows ${rows.join(', ')}. The others are left out.`,
				items: posts.map((text, at) => ({ value: String(at + 1), text })),
			}))
		case 'managers':
			return question.managers.map(({ number, people, sample, near }, at) => ({
				legend: `${number}, given as the manager of ${count(people, 'one person', 'people')}`,
				hint: `${sample.join('; ')}${people > sample.length ? '; …' : ''}`,
				items: [
					...(near ? [{ value: 'near', text: `It is ${near.number} ${near.name}, spelt otherwise` }] : []),
					{ value: 'none', text: 'Without a manager' },
					{ value: 'known', text: 'Leave the manager as known' },
					{ value: 'other', text: 'Somebody else, by this number:' },
				],
				number: { field: numberField(at), label: `Employee number of who manages in place of ${number}` },
			}))
		case 'units':
			return question.units.map(({ level, written, nearest, rows }) => ({
				legend: `“${written.at(-1) ?? ''}” is new. Did you mean “${nearest}”?`,
				hint: [
					`A ${level}`,
					...(written.length > 1 ? [`in ${written.slice(0, -1).reverse().join(', ')}`] : []),
					...(rows > 0 ? [`on ${count(rows, 'one row', 'rows')}`] : []),
				].join(' '),
				items: [
					{ value: 'same', text: `Yes, ${nearest}` },
					{ value: 'new', text: 'No, it is new' },
				],
			}))
	}
}

type AnswerView = { key: string; value: string; change: { about: ImportQuestion['about']; what: string } | null }

/** What was said, for whoever looks it over. */
export function toRegisterAnswers(question: RegisterQuestion, layout: ImportLayout): AnswerView[] {
	const { about } = question
	switch (about) {
		case 'same-people':
			return question.people.map(({ number, known, knownName }) => ({
				key: number,
				value: layout.people?.[number] === anotherPerson ? `is another person than ${known} ${knownName}` : `is ${known} ${knownName}`,
				change: { about, what: `who ${number} is` },
			}))
		case 'shared-emails':
			return question.addresses.map(({ email, total }) => ({
				key: email,
				value: layout.emails?.[email] === 'leave' ? 'is left out for whoever is new to it' : `is shared by ${total} people`,
				change: { about, what: `whose address ${email} is` },
			}))
		case 'posts':
			return question.people.map(({ number, name }) => ({
				key: `${number} ${name}`.trim(),
				value: `${layout.posts?.[number] ?? ''}${name === '' ? ' is right' : ' is the main post'}`,
				change: { about, what: `which row of ${number} counts` },
			}))
		case 'managers':
			return question.managers.map(({ number }) => ({
				key: `Manager ${number}`,
				value:
					{ [noManager]: 'nobody', [asKnown]: 'whoever is known' }[layout.managers?.[number] ?? ''] ??
					`is ${layout.managers?.[number] ?? ''}`,
				change: { about, what: `who manages in place of ${number}` },
			}))
		case 'units':
			return question.units.map(({ written, nearest, level }) => {
				const said = layout.units?.find((unit) => unit.level === level && unit.written.join('\n') === written.join('\n'))
				const name = written.at(-1) ?? ''
				return {
					key: `“${name}”`,
					value: !said || said.means === null ? 'is new' : `means ${nearest}`,
					change: { about, what: `what “${name}” means` },
				}
			})
	}
}
