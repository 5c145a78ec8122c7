import type { ImportError } from '#app/features/people/import/people-rows.ts'
import { sameNumberKey } from '#app/features/people/import/same-number-key.ts'
import { nextCycle } from '#app/features/requirements/planning/plan-cycle.ts'
import { ruleOn, type Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Day } from '#app/platform/calendar.ts'
import type { Standing } from '#db/schema/history.ts'
import { kindOf, foldWord, type AbsenceKind } from './absence-words.ts'
import { findByTitle, foldTitle, nearestRequirement } from './course-titles.ts'
import type { HistoryLayout } from './history-layout.ts'
import type { HistoryQuestion } from './history-questions.ts'
import { planAbsences, type KnownAbsence, type NewAbsence } from './plan-absences.ts'
import type { ParsedHistory } from './parse-history.ts'
import type { AbsenceRow, CompletionRow } from './read-history-row.ts'

/** Somebody of the register: from the first day of their first employment to the last of the last, null while there is no end. */
export type KnownPerson = { id: number; employeeNumber: string; first: Day | null; last: Day | null }

/** What is on record before the import. */
export type HistoryRegister = {
	/** By employee number. */
	people: ReadonlyMap<string, KnownPerson>
	/** Score (null: none) of what was brought before, by `keyOf`. */
	brought: ReadonlyMap<string, string | null>
	absences: ReadonlyMap<number, readonly KnownAbsence[]>
}

export type NewLearning = {
	row: number
	personId: number
	requirementId: number
	completedOn: Day
	score: string | null
	course: string
	source: string
	validUntil: Day
	standing: Standing
}

export type HistoryPlan = {
	learning: NewLearning[]
	absences: NewAbsence[]
	/** Rows that say what is on record, or what another row says. */
	same: number
	/** Rows of courses, or kinds of leave, that somebody chose to leave out. */
	notWanted: number
	faults: ImportError[]
	question: HistoryQuestion | null
	/** Of the titles of the file that are not those of requirements: what they were said to be. */
	courses: Map<string, { title: string; slug: string | null }>
}

export type HistoryRules = { requirements: readonly Requirement[]; passMarks: Readonly<Record<string, number>> }

export const keyOf = (personId: number, requirementId: number, completedOn: Day) => `${personId}/${requirementId}/${completedOn}`

const mostTitles = 40
const mostSample = 5

/** What a file would bring. Pure: the same rows in any order, or in several files, bring the same. */
export function planHistory(
	register: HistoryRegister,
	parsed: Pick<ParsedHistory, 'completions' | 'absences'>,
	{ requirements, passMarks }: HistoryRules,
	layout: HistoryLayout,
	today: Day,
): HistoryPlan {
	const plan: HistoryPlan = { learning: [], absences: [], same: 0, notWanted: 0, faults: [], question: null, courses: new Map() }
	const find = personFinder(register.people, layout.numbers)
	const named = nameCourses(parsed.completions, requirements, layout)
	plan.courses = named.courses
	const words = new Map<string, { word: string; rows: number }>()
	const judged = judgeBy(today)
	const inFile = new Map<string, { row: number; score: string | null }>()
	for (const row of parsed.completions) {
		const requirement = named.requirementOf(row.course)
		if (requirement === undefined) continue
		if (requirement === null) {
			plan.notWanted += 1
			continue
		}
		const person = find(row.employeeNumber)
		const fault = person ? faultOf(row, person, { passMark: passMarks[requirement.slug], today }) : nobody(row)
		if (!person || fault) {
			if (fault) plan.faults.push(fault)
			continue
		}
		const key = keyOf(person.id, requirement.id, row.completedOn)
		const recorded = register.brought.get(key)
		const other = inFile.get(key) ?? (recorded === undefined ? undefined : { row: null, score: recorded })
		if (other) {
			if (other.score === row.score) plan.same += 1
			else plan.faults.push(scoreConflict(row, other))
			continue
		}
		inFile.set(key, row)
		const { completedOn, score, course, source } = row
		const own = { row: row.row, personId: person.id, requirementId: requirement.id, completedOn, score, course, source }
		plan.learning.push({ ...own, ...judged(requirement, completedOn) })
	}
	planLeave(plan, { register, rows: parsed.absences, find, layout, today, words })
	plan.faults.sort((one, other) => one.row - other.row)
	plan.question = named.question ?? kindsQuestion(words) ?? find.question()
	return plan
}

type Find = ReturnType<typeof personFinder>

function planLeave(
	plan: HistoryPlan,
	{
		register,
		rows,
		find,
		layout,
		today,
		words,
	}: {
		register: HistoryRegister
		rows: readonly AbsenceRow[]
		find: Find
		layout: HistoryLayout
		today: Day
		words: Map<string, { word: string; rows: number }>
	},
): void {
	const wanted: { row: AbsenceRow; person: KnownPerson; kind: AbsenceKind }[] = []
	for (const row of rows) {
		const kind = kindOf(row.word, layout.kinds)
		if (kind === undefined) {
			const known = words.get(foldWord(row.word))
			if (known) known.rows += 1
			else words.set(foldWord(row.word), { word: row.word, rows: 1 })
			continue
		}
		if (kind === null) {
			plan.notWanted += 1
			continue
		}
		const person = find(row.employeeNumber)
		if (person) wanted.push({ row, person, kind })
		else plan.faults.push(nobody(row))
	}
	const { absences, same, faults } = planAbsences(wanted, register.absences, today)
	plan.absences = absences
	plan.same += same
	plan.faults.push(...faults)
}

const nobody = ({ row, employeeNumber }: CompletionRow | AbsenceRow): ImportError => ({
	row,
	column: 'employee_number',
	message: `Nobody here has, or had, the employee number ${employeeNumber}. Correct it, import that person first, or leave the row out.`,
})

/** Why a completion cannot be true, or does not count as one; null if it can. */
function faultOf(
	{ row, employeeNumber, completedOn, score }: CompletionRow,
	{ first }: KnownPerson,
	{ passMark, today }: { passMark: number | undefined; today: Day },
): ImportError | null {
	const on = (message: string): ImportError => ({ row, column: 'completed_on', message })
	if (completedOn > today) return on(`${completedOn} is still to come. Correct the day, or leave the row out.`)
	if (first !== null && completedOn < first)
		return on(`${completedOn} is before ${employeeNumber} started here, on ${first}. Correct one of the days, or leave the row out.`)
	if (passMark !== undefined && score !== null && Number(score) < passMark)
		return { row, column: 'score', message: `${score}% does not meet the pass mark of ${passMark}%. Correct it, or leave the row out.` }
	return null
}

function scoreConflict({ row, score }: CompletionRow, other: { row: number | null; score: string | null }): ImportError {
	const said = (found: string | null) => (found === null ? 'no score' : `${found}%`)
	const where = other.row === null ? 'on record from an import before' : `on row ${other.row}`
	const message = `The same course of the same day is ${where} with ${said(other.score)}, and here with ${said(score)}. Keep the row that is right, and leave the other out.`
	return { row, column: 'score', message }
}

/** How somebody is found by the number of a file; and the question to ask where zeros or capitals are all that differs. */
function personFinder(people: ReadonlyMap<string, KnownPerson>, numbers: HistoryLayout['numbers']) {
	const alike = new Map<string, KnownPerson | null>()
	for (const person of people.values()) {
		const key = sameNumberKey(person.employeeNumber)
		alike.set(key, alike.has(key) ? null : person)
	}
	const sample = new Map<string, string>()
	const find = (number: string): KnownPerson | null => {
		const exact = people.get(number)
		if (exact || numbers === 'exact') return exact ?? null
		const near = alike.get(sameNumberKey(number)) ?? null
		if (near && numbers === undefined) sample.set(number, near.employeeNumber)
		return near
	}
	const question = (): HistoryQuestion | null => {
		if (sample.size === 0) return null
		return { about: 'numbers', sample: [...sample].slice(0, mostSample).map(([found, known]) => ({ found, known })), people: sample.size }
	}
	return Object.assign(find, { question })
}

/** What each course is: undefined where somebody has to say, null where it is left out. */
function nameCourses(rows: readonly CompletionRow[], requirements: readonly Requirement[], layout: HistoryLayout) {
	const bySlug = new Map(requirements.map((requirement) => [requirement.slug, requirement]))
	const found = new Map<string, Requirement | null | undefined>()
	const titles = new Map<string, { title: string; rows: number }>()
	for (const { course } of rows) {
		const name = foldTitle(course)
		const counted = titles.get(name)
		if (counted) counted.rows += 1
		else titles.set(name, { title: course, rows: 1 })
	}
	const resolve = (name: string, title: string): Requirement | null | undefined => {
		const slug = layout.courses[name]
		if (slug !== undefined) return slug === null ? null : bySlug.get(slug)
		return findByTitle(title, requirements) ?? (layout.otherCourses === 'leave-out' ? null : undefined)
	}
	for (const [name, { title }] of titles) found.set(name, resolve(name, title))
	const open = [...titles].filter(([name]) => found.get(name) === undefined).map(([, counted]) => counted)
	open.sort((one, other) => other.rows - one.rows || (one.title < other.title ? -1 : 1))
	const asked = open.slice(0, mostTitles).map(({ title, rows: count }) => ({
		title,
		rows: count,
		nearest: nearestRequirement(title, requirements)?.slug ?? null,
	}))
	const courses = new Map(
		[...titles].flatMap(([name, { title }]) => {
			const requirement = found.get(name)
			const isSaid = layout.courses[name] !== undefined || requirement === null
			return requirement === undefined || !isSaid ? [] : [[name, { title, slug: requirement?.slug ?? null }] as const]
		}),
	)
	const question: HistoryQuestion | null = open.length > 0 ? { about: 'courses', titles: asked, more: open.length - asked.length } : null
	const folded = new Map<string, string>()
	const nameOf = (course: string) => {
		const known = folded.get(course)
		if (known !== undefined) return known
		const name = foldTitle(course)
		folded.set(course, name)
		return name
	}
	return { question, courses, requirementOf: (course: string) => found.get(nameOf(course)) }
}

const kindsQuestion = (words: ReadonlyMap<string, { word: string; rows: number }>): HistoryQuestion | null =>
	words.size === 0 ? null : { about: 'kinds', words: [...words.values()].sort((one, other) => other.rows - one.rows).slice(0, mostTitles) }

/** How long learning of a day lasts by the rule of today, and whether it counts still. What has run out, or is of a version or a Code of before, is history only. */
function judgeBy(today: Day) {
	const known = new Map<string, { validUntil: Day; standing: Standing }>()
	return (requirement: Requirement, completedOn: Day) => {
		const key = `${requirement.id}/${completedOn}`
		const before = known.get(key)
		if (before) return before
		const judged = judge(requirement, completedOn, today)
		known.set(key, judged)
		return judged
	}
}

function judge(requirement: Requirement, completedOn: Day, today: Day): { validUntil: Day; standing: Standing } {
	const rule = ruleOn(requirement, today) ?? requirement.rules[0]
	if (!rule) throw new Error(`${requirement.slug} has no rule.`)
	const validUntil = nextCycle(rule, { cycle: 1, opensOn: completedOn, dueOn: completedOn, completedOn }).dueOn
	if (requirement.kind === 'attestation') return { validUntil, standing: 'code' }
	if (validUntil < today) return { validUntil, standing: 'run-out' }
	const hasNewer = requirement.askedAgain.some(({ on }) => on <= today && on > completedOn)
	return { validUntil, standing: hasNewer ? 'new-version' : 'counts' }
}
