import type { Day } from '#app/platform/calendar.ts'
import { completeRows } from '../import/complete-row.ts'
import { explainCleared, findCleared } from '../import/find-cleared.ts'
import type { ImportLayout } from '../import/import-layout.ts'
import type { ImportQuestion } from '../import/import-question.ts'
import type { FileRow, ImportError, LeftOut, PersonRow } from '../import/people-rows.ts'
import type { Register } from '../import/plan-people-import.ts'
import { unitMeaner, type UnitMeaning } from '../units/unit-meanings.ts'
import type { UnitPath } from '../units/unit-names.ts'
import { explainOpen } from './explain-open.ts'
import { findNewUnits, meaningsOf, noticesOfNew, saidOf } from './new-units.ts'
import { meanPosts } from './posts.ts'
import type { RegisterQuestion } from './read-register-answer.ts'
import { findSamePeople, meanSamePeople } from './same-people.ts'
import { findSharedEmails, meanSharedEmails } from './shared-emails.ts'
import { findUnknownManagers, meanManagers } from './unknown-managers.ts'

/** What a file is held against. */
export type Known = { register: Register; units: readonly UnitPath[]; meanings: readonly UnitMeaning[]; today: Day }

export type Understood = {
	rows: PersonRow[]
	/** Posts that somebody has besides the one of `rows`. */
	others: PersonRow[]
	leftOut: LeftOut[]
	errors: ImportError[]
	notices: string[]
	/** What was answered, for this file or the last one like it. */
	answers: ImportQuestion[]
}
export type Open = { question: ImportQuestion; errors: ImportError[]; notices: string[]; answers: ImportQuestion[] }

/** As much as one page asks. */
const mostAsked = 50

/** What the rows say once everything is answered that only a person can say; or the first question that is open. Pure. */
export function understandFile(known: Known, read: readonly FileRow[], layout: ImportLayout): Understood | Open {
	const { register, today } = known
	const answers: ImportQuestion[] = []
	const notices: string[] = []
	/** Asks about what nobody has said anything of; and notes what is said. */
	const ask = <Thing>(
		things: readonly Thing[],
		isSaid: (thing: Thing) => boolean,
		toQuestion: (things: Thing[], total: number) => RegisterQuestion,
	): Open | null => {
		const said = things.filter(isSaid)
		const open = things.filter((thing) => !isSaid(thing))
		if (said.length > 0) answers.push(toQuestion(said.slice(0, mostAsked), said.length))
		if (open.length === 0) return null
		const question = toQuestion(open.slice(0, mostAsked), open.length)
		return { question, errors: explainOpen(question), notices, answers }
	}

	const samePeople = ask(
		findSamePeople(register, read),
		({ number }) => layout.people?.[number] !== undefined,
		(people, total) => ({ about: 'same-people', people, total }),
	)
	if (samePeople) return samePeople
	const same = meanSamePeople(read, layout)
	notices.push(...same.notices)

	const posts = meanPosts(same.rows, layout, today)
	if (posts.errors.length > 0) return { rows: [], others: [], leftOut: [], errors: posts.errors, notices, answers }
	const severalPosts = ask(
		posts.several,
		({ number, posts: labels }) => labels.includes(layout.posts?.[number] ?? ''),
		(people, total) => ({ about: 'posts', people, total }),
	)
	if (severalPosts) return severalPosts
	notices.push(...posts.notices)

	const emails = ask(
		findSharedEmails(register, posts.rows),
		({ email }) => layout.emails?.[email] !== undefined,
		(addresses, total) => ({ about: 'shared-emails', addresses, total }),
	)
	if (emails) return emails
	const addressed = meanSharedEmails(register, posts.rows, layout)

	const cleared = findCleared(register, addressed, layout, today)
	if (cleared.length > 0) return { question: { about: 'empty', columns: cleared }, errors: cleared.map(explainCleared), notices, answers }

	const unknown = findUnknownManagers(register, [...addressed, ...posts.others], addressed)
	const managers = ask(
		unknown,
		({ number }) => layout.managers?.[number] !== undefined && isSomebody(layout.managers[number], register, addressed),
		(all, total) => ({ about: 'managers', managers: all, total }),
	)
	if (managers) return managers

	const whole = completeRows(register, meanManagers(addressed, layout, unknown), today)
	const others = completeRows(register, meanManagers(posts.others, layout, unknown), today)
	const meant = unitMeaner([...known.meanings, ...meaningsOf(layout, today)], today)
	const rows = whole.rows.map((row) => ({ ...row, ...meant(unitsOf(row)) }))
	const besides = others.rows.map((row) => ({ ...row, ...meant(unitsOf(row)) }))
	const newUnits = findNewUnits(known.units, [...rows, ...besides])
	const near = newUnits.flatMap((unit) => (unit.nearest === null ? [] : [{ ...unit, nearest: unit.nearest }]))
	const units = ask(
		[...near, ...saidToBeKnown(layout, whole.rows)],
		(unit) => saidOf(layout, unit) !== undefined,
		(all, total) => ({ about: 'units', units: all, total }),
	)
	if (units) return units
	// Of a register that has nothing, everything is new.
	if (known.units.length > 0) notices.push(...noticesOfNew(newUnits))
	return { rows, others: besides, leftOut: posts.leftOut, errors: [...whole.errors, ...others.errors], notices, answers }
}

const unitsOf = ({ directorate, service, team }: UnitPath): UnitPath => ({ directorate, service, team })

/** Whether an answer is a number that there is; in words it is right of itself. */
const isSomebody = (answer: string, register: Register, rows: readonly FileRow[]): boolean =>
	answer.startsWith('(') || register.has(answer) || rows.some(({ employeeNumber }) => employeeNumber === answer)

/** What somebody has said to be another name of a known unit, as far as this file writes it. */
function saidToBeKnown({ units = [] }: ImportLayout, rows: readonly PersonRow[]) {
	const written = new Set(
		rows.flatMap(({ directorate, service, team }) => [`directorate ${directorate}`, `service ${service}`, `team ${team}`]),
	)
	return units.flatMap(({ level, written: names, means }) =>
		means !== null && written.has(`${level} ${names.at(-1) ?? ''}`)
			? [{ level, written: names, nearest: means, rows: 0, row: 1, isSpelling: false }]
			: [],
	)
}
