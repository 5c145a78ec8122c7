import { TZDate } from '@date-fns/tz'
import { z } from 'zod'
import type { Placed } from '#app/features/requirements/rules/audience.ts'
import type { Requirement, RuleChange } from '#app/features/requirements/rules/requirement-rules.ts'
import { addDays, inWords, type Day, type Instant } from '#app/platform/calendar.ts'
import { workerTypes } from '#db/schema/people.ts'
import type { Entry, Happening } from './council.ts'
import { requirementOf } from './requirement.ts'

/** What the page says of a day: the status in words, `not asked` or `not here`; the sentence is one of the explanation. */
export type Expected = { day: Day; status: string; dueOn: Day | null; sentence: string }
export type WorkedExample = { topic: string; title: string; requirement: Requirement; entries: Entry[]; expected: Expected[] }

const key = 1
const months = 'January February March April May June July August September October November December'.split(' ')
const dayPattern = `\\d{1,2} (?:${months.join('|')}) \\d{4}`

export function readDay(text: string): Day {
	const [date = '', month = '', year = ''] = text.split(' ')
	const day = `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${date.padStart(2, '0')}`
	if (inWords(day) !== text || addDays(day, 0) !== day) throw new Error(`${text} is no day of the calendar.`)
	return day
}

/** The instant of a time in London. */
function momentOf(day: Day, time = '12:00'): Instant {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
	const [hours = 0, minutes = 0] = time.split(':').map(Number)
	return new TZDate(year, month - 1, date, hours, minutes, 'Europe/London').getTime()
}

/** `Adult Care, Adults, tagged term-time`; the worker type may come first. What is not said stays. */
function readPlace(text: string, before: Placed | null): Placed {
	const parts = text.split(', ')
	const type = z.enum(workerTypes).safeParse(parts[0])
	if (type.success) parts.shift()
	const tagged = parts.at(-1)?.startsWith('tagged ') ? parts.pop()?.slice('tagged '.length) : undefined
	const [service, directorate, ...rest] = parts
	if (rest.length > 0 || (service !== undefined && directorate === undefined)) throw new Error(`Where is “${text}”?`)
	const placed = {
		workerType: type.success ? type.data : before?.workerType,
		service: service ?? before?.service,
		directorate: directorate ?? before?.directorate,
	}
	return z
		.object({ workerType: z.enum(workerTypes), service: z.string(), directorate: z.string(), tags: z.string() })
		.parse({ ...placed, tags: tagged ?? before?.tags ?? '' })
}

const clauses: [RegExp, (groups: string[]) => Partial<RuleChange>][] = [
	[/^everybody$/, () => ({ audience: 'everybody' })],
	[/^nobody$/, () => ({ audience: 'nobody' })],
	[/^everybody in (.+)$/, ([directorate = '']) => ({ audience: { directorates: [directorate] } })],
	[/^everybody tagged (\S+)$/, ([tag = '']) => ({ audience: { tags: [tag] } })],
	[/^(\w+) workers$/, ([type]) => ({ audience: { workerTypes: [z.enum(workerTypes).parse(type)] } })],
	[
		/^(\w+) workers in (.+)$/,
		([type, directorate = '']) => ({ audience: { workerTypes: [z.enum(workerTypes).parse(type)], directorates: [directorate] } }),
	],
	[/^within (\d+) days$/, ([days]) => ({ firstDueDays: Number(days) })],
	[/^every (\d+) months$/, ([count]) => ({ renewMonths: Number(count) })],
	[/^every (?!\d)(\w+)$/, ([month = '']) => ({ renewInMonth: months.indexOf(month) + 1 })],
	[/^active at least (\d+) months?$/, ([count]) => ({ minimumActiveMonths: Number(count) })],
	[/^renewed from (\d+) days before$/, ([days]) => ({ opensDaysBefore: Number(days) })],
	[/^with (\d+) days' notice$/, ([days]) => ({ noticeDays: Number(days) })],
	[
		/^(\d+) more days for (\w+) workers$/,
		([days, type]) => ({ stretch: [{ workerTypes: [z.enum(workerTypes).parse(type)], extraDays: Number(days) }] }),
	],
	[/^(\d+) more days for those tagged (\S+)$/, ([days, tag = '']) => ({ stretch: [{ tags: [tag], extraDays: Number(days) }] })],
]

function readRule(text: string): Partial<RuleChange> {
	return Object.assign(
		{},
		...text.split(', ').map((clause) => {
			for (const [pattern, change] of clauses) {
				const found = pattern.exec(clause)
				if (found) return change(found.slice(1))
			}
			throw new Error(`What does the rule mean by “${clause}”?`)
		}),
	)
}

/** What the sentences of one example say so far. */
type Told = { introduced: { on: Day; rule: Partial<RuleChange> }; placed: Placed | null; entries: Entry[] }
type Said = { day: (text?: string) => Day; on: Day; at: Instant; told: Told }
type Sentence = [pattern: string, tell: (words: string[], said: Said) => Happening | null]

const open = 'with no known end'
const span = `from (DAY) (?:to (DAY)|${open})`

/**
 * Every sentence that a history may be told in; DAY stands for a day. Each is recorded on the first day it names, at noon, unless it says otherwise:
 * `, recorded on 5 May 2026` or `at 00:30`.
 */
const sentences: Sentence[] = [
	[
		'The rule since (DAY) asks (.+)',
		([, rule = ''], { on, told }) => {
			told.introduced = { on, rule: readRule(rule) }
			return null
		},
	],
	['The rule of (DAY) asks (.+)', ([, rule = ''], { on }) => ({ kind: 'rule', key, validFrom: on, change: readRule(rule) })],
	[
		'A new version comes on (DAY)(?:, due within (\\d+) days)?',
		([, days]) => ({ kind: 'version', key, dueDays: days ? Number(days) : null }),
	],
	[
		'(?:Starts|Returns to work|Moves) on (DAY)(?:(?: as|,| to) (.+))?',
		([, place], { on, told }) => {
			told.placed = place ? readPlace(place, told.placed) : told.placed
			return { kind: 'placed', from: on, next: told.placed }
		},
	],
	['The start day is corrected to (DAY)', (_, { on, told }) => ({ kind: 'placed', from: on, next: told.placed, corrected: true })],
	['Leaves on (DAY)', (_, { on }) => ({ kind: 'placed', from: addDays(on, 1), next: null })],
	[`On long leave ${span}`, ([, to], { on, day }) => ({ kind: 'leave', from: on, to: to ? day(to) : null })],
	['The long leave from (DAY) ends on (DAY)', ([, to], { on, day }) => ({ kind: 'leave', from: on, to: day(to) })],
	[`HR exempts ${span}`, ([, to], { on, day }) => ({ kind: 'exempt', key, from: on, to: to ? day(to) : null })],
	[
		'(The line manager|HR) gives more time on (DAY) until (DAY)',
		([by, , until], { day }) => ({
			kind: 'more-time',
			key,
			dueOn: day(until),
			by: by === 'HR' ? 'hr' : 'line-manager',
		}),
	],
	['Completes on (DAY)', () => ({ kind: 'complete', key })],
	['Learning done elsewhere on (DAY) is accepted on (DAY)', (_, { on }) => ({ kind: 'learnt-elsewhere', key, completedOn: on })],
]

function tell(sentence: string, told: Told): void {
	const ending = new RegExp(`^(.+?)(?:, recorded on (${dayPattern}))?(?: at (\\d\\d:\\d\\d))?\\.$`).exec(sentence)
	const [, text = '', recordedOn, time] = ending ?? []
	for (const [pattern, meaning] of sentences) {
		const found = new RegExp(`^${pattern.replaceAll('DAY', dayPattern)}$`).exec(text)
		if (!found) continue
		const days = [...text.matchAll(new RegExp(dayPattern, 'g'))].map(([day]) => day)
		const day = (words = '') => readDay(words)
		const on = day(days[0])
		const accepted = / is accepted on /.test(text) ? days[1] : undefined
		const at = momentOf(recordedOn ? day(recordedOn) : accepted ? day(accepted) : on, time)
		const happening = meaning(found.slice(1), { day, on, at, told })
		if (happening) told.entries.push({ at, happening })
		return
	}
	throw new Error(`No sentence of the grammar: “${sentence}”`)
}

function readExpected(line: string): Expected {
	const found = new RegExp(`^On (${dayPattern}): ([a-z ]+)(?:, due (${dayPattern}))?\\.(?: “(.+)”)?$`).exec(line)
	if (!found) throw new Error(`No answer of the grammar: “${line}”`)
	const [, day = '', status = '', dueOn, sentence = ''] = found
	return { day: readDay(day), status, dueOn: dueOn ? readDay(dueOn) : null, sentence }
}

/** Reads `docs/worked-examples.md`: `##` a topic, `###` an example, `-` what happens, `On …:` what is so at the end of a day. */
export function readWorkedExamples(markdown: string): WorkedExample[] {
	return markdown
		.split(/^## /m)
		.slice(1)
		.flatMap((section) => {
			const [topic = '', ...parts] = section.split(/^### /m)
			return parts.map((part) => readExample(topic.split('\n')[0] ?? '', part))
		})
}

function readExample(topic: string, text: string): WorkedExample {
	const [title = '', ...lines] = text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '')
	const told: Told = { introduced: { on: '2020-01-01', rule: {} }, placed: null, entries: [] }
	const expected: Expected[] = []
	try {
		for (const line of lines) {
			if (line.startsWith('- ')) tell(line.slice(2), told)
			else if (line.startsWith('On ')) expected.push(readExpected(line))
		}
	} catch (error) {
		throw new Error(`docs/worked-examples.md, “${title}”`, { cause: error })
	}
	const { on: introducedOn, rule } = told.introduced
	const requirement = requirementOf({
		id: key,
		slug: 'data-protection',
		title: 'Data Protection',
		basis: 'Everybody who handles personal information learns how to keep it safe',
		introducedOn,
		...rule,
	})
	return { topic, title, requirement, entries: told.entries, expected }
}
