import type { ImportLayout } from '../import/import-layout.ts'
import type { ImportQuestion } from '../import/import-question.ts'
import { anotherPerson } from './same-people.ts'
import { oneOf } from './shared-emails.ts'
import { asKnown, noManager } from './unknown-managers.ts'

/** Questions that a file raises once it is held against the register: each asks the same of several things. */
export type RegisterQuestion = Extract<ImportQuestion, { about: 'same-people' | 'shared-emails' | 'posts' | 'managers' | 'units' }>
export const isRegisterQuestion = (question: ImportQuestion): question is RegisterQuestion => thingsOf(question) !== null

type Answer = { layout: ImportLayout } | { errors: { field: string; text: string }[] }
type Sent = { value: string; number: string }

/** The things that are asked about, in order; null for a question of another kind. */
function thingsOf(question: ImportQuestion): readonly unknown[] | null {
	switch (question.about) {
		case 'same-people':
		case 'posts':
			return question.people
		case 'shared-emails':
			return question.addresses
		case 'managers':
			return question.managers
		case 'units':
			return question.units
		default:
			return null
	}
}

export const choiceField = (at: number) => `choice-${at + 1}`
export const numberField = (at: number) => `${choiceField(at)}-number`

/** The layout with what was chosen for each; or which of them still wants an answer. What is not chosen takes `rest`, where that is ticked. */
export function readRegisterAnswer(question: RegisterQuestion, layout: ImportLayout, formValues: Record<string, unknown>): Answer {
	const textOf = (field: string) => (typeof formValues[field] === 'string' ? formValues[field].trim() : '')
	const rest = textOf('rest') === 'rest' ? restOf(question) : ''
	const sent = (thingsOf(question) ?? []).map((_, at) => ({ value: textOf(choiceField(at)) || rest, number: textOf(numberField(at)) }))
	const errors = sent.flatMap(({ value, number }, at) => {
		if (!choicesFor(question, at).includes(value))
			return [{ field: choiceField(at), text: `Choose one for ${subjectsOf(question)[at] ?? ''}` }]
		return question.about === 'managers' && value === 'other' && number === ''
			? [{ field: numberField(at), text: `Type the employee number of who manages in place of ${subjectsOf(question)[at] ?? ''}` }]
			: []
	})
	return errors.length > 0 ? { errors } : { layout: keep(question, layout, sent) }
}

/** What may be chosen for the thing at this place. */
function choicesFor(question: RegisterQuestion, at: number): string[] {
	switch (question.about) {
		case 'same-people':
			return ['same', 'another']
		case 'shared-emails': {
			const address = question.addresses[at]
			return ['share', 'leave', ...(address && oneOf(address) ? ['same'] : [])]
		}
		case 'posts':
			return (question.people[at]?.posts ?? []).map((_, place) => String(place + 1))
		case 'managers':
			return ['none', 'known', 'other', ...(question.managers[at]?.near ? ['near'] : [])]
		case 'units':
			return ['same', 'new']
	}
}

/** What each choice is about, in a word. */
function subjectsOf(question: RegisterQuestion): string[] {
	switch (question.about) {
		case 'same-people':
		case 'posts':
		case 'managers':
			return (question.about === 'managers' ? question.managers : question.people).map(({ number }) => number)
		case 'shared-emails':
			return question.addresses.map(({ email }) => email)
		case 'units':
			return question.units.map(({ written }) => `“${written.at(-1) ?? ''}”`)
	}
}

/** What may be said of all the others at once; empty where each needs its own answer. */
export function restOf({ about }: RegisterQuestion): string {
	return { 'same-people': 'another', 'shared-emails': 'share', posts: '', managers: 'none', units: 'new' }[about]
}

function keep(question: RegisterQuestion, layout: ImportLayout, sent: readonly Sent[]): ImportLayout {
	const each = <Thing, Value extends string>(
		things: readonly Thing[],
		entry: (thing: Thing, sent: Sent) => readonly [string, Value] | null,
	): Record<string, Value> =>
		Object.fromEntries(
			things.flatMap((thing, at) => [entry(thing, sent[at] ?? { value: '', number: '' })].filter((found) => found !== null)),
		)
	switch (question.about) {
		case 'same-people': {
			const people = each(question.people, ({ number, known }, { value }) => [number, value === 'same' ? known : anotherPerson])
			return { ...layout, people: { ...layout.people, ...people } }
		}
		case 'shared-emails': {
			const one = each(question.addresses, (address, { value }) => {
				const pair = value === 'same' ? oneOf(address) : null
				return pair && [pair.number, pair.known]
			})
			const emails = each(question.addresses, ({ email }, { value }) =>
				value === 'share' || value === 'leave' ? ([email, value] as const) : null,
			)
			return { ...layout, people: { ...layout.people, ...one }, emails: { ...layout.emails, ...emails } }
		}
		case 'posts': {
			const posts = each(question.people, ({ number, posts }, { value }) => [number, posts[Number(value) - 1] ?? ''])
			return { ...layout, posts: { ...layout.posts, ...posts } }
		}
		case 'managers': {
			const managers = each(question.managers, ({ number, near }, { value, number: typed }) => {
				const said = { none: noManager, known: asKnown, near: near?.number ?? noManager, other: typed }[value]
				return [number, said ?? noManager]
			})
			return { ...layout, managers: { ...layout.managers, ...managers } }
		}
		case 'units': {
			const isAsked = ({ level, written }: { level: string; written: string[] }) =>
				question.units.some((unit) => unit.level === level && unit.written.join('\n') === written.join('\n'))
			const units = question.units.map(({ level, written, nearest }, at) => ({
				level,
				written,
				means: sent[at]?.value === 'same' ? nearest : null,
			}))
			return { ...layout, units: [...(layout.units ?? []).filter((unit) => !isAsked(unit)), ...units] }
		}
	}
}

/** What was said of each before, as the form sends it. */
export function sentRegisterAnswer(question: RegisterQuestion, layout: ImportLayout): Record<string, string> {
	const chosen = (values: readonly string[]) => Object.fromEntries(values.map((value, at) => [choiceField(at), value]))
	switch (question.about) {
		case 'same-people':
			return chosen(
				question.people.map(({ number, known }) => ({ [known]: 'same', [anotherPerson]: 'another' })[layout.people?.[number] ?? ''] ?? ''),
			)
		case 'shared-emails':
			return chosen(question.addresses.map(({ email }) => layout.emails?.[email] ?? ''))
		case 'posts':
			return chosen(question.people.map(({ number, posts }) => String(posts.indexOf(layout.posts?.[number] ?? '') + 1 || '')))
		case 'managers': {
			const said = question.managers.map(({ number, near }) => {
				const answer = layout.managers?.[number]
				return answer === undefined
					? ''
					: ({ [noManager]: 'none', [asKnown]: 'known', [near?.number ?? noManager]: 'near' }[answer] ?? 'other')
			})
			const typed = question.managers.map(({ number }, at) =>
				said[at] === 'other' ? [[numberField(at), layout.managers?.[number] ?? '']] : [],
			)
			return { ...chosen(said), ...Object.fromEntries(typed.flat()) }
		}
		case 'units':
			return chosen(question.units.map((unit) => saidOfUnit(unit, layout)))
	}
}

function saidOfUnit(
	{ level, written, isSpelling }: Extract<RegisterQuestion, { about: 'units' }>['units'][number],
	{ units = [] }: ImportLayout,
): string {
	const said = units.find((unit) => unit.level === level && unit.written.join('\n') === written.join('\n'))
	if (!said) return isSpelling ? 'same' : ''
	return said.means === null ? 'new' : 'same'
}
