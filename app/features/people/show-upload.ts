import { workerTypes } from '#db/schema/people.ts'
import type { ReadableChange } from './describe-change.ts'
import type { Question } from './parse-people-import.ts'
import type { ImportFault } from './people-rows.ts'
import type { ChangeKind } from './plan-people-import.ts'

/** One question, as a form asks it. */
export type ShownQuestion =
	| { kind: 'radios'; field: string; legend: string; sample: string[]; items: { value: string; text: string }[] }
	| { kind: 'selects'; legend: string; fields: { field: string; label: string; choices: string[] }[] }

export function showQuestion(question: Question, header: readonly string[]): ShownQuestion {
	switch (question.about) {
		case 'encoding':
			return {
				kind: 'radios',
				field: 'encoding',
				legend: 'The file is not in UTF-8. Read as Windows-1252 it has the words below. Are they right?',
				sample: question.sample,
				items: [{ value: 'windows-1252', text: 'Yes, the letters are right' }],
			}
		case 'dates':
			return {
				kind: 'radios',
				field: 'dates',
				legend: 'How are days written in this file?',
				sample: question.sample,
				items: [
					{ value: 'dmy', text: 'Day first: 01/04/2026 is 1 April' },
					{ value: 'mdy', text: 'Month first: 01/04/2026 is 4 January' },
				],
			}
		case 'columns':
			return {
				kind: 'selects',
				legend: 'Which column of the file is it?',
				fields: question.missing.map((column) => ({
					field: column,
					label: column.replaceAll('_', ' '),
					choices: [...new Set(header)].filter(Boolean),
				})),
			}
		case 'worker-types':
			return {
				kind: 'selects',
				legend: 'What do these worker types mean?',
				fields: question.words.map((word, index) => ({ field: `word-${index + 1}`, label: word, choices: [...workerTypes] })),
			}
	}
}

const mostFaults = 200
const headings: Record<ChangeKind, string> = {
	joiner: 'Joiners',
	returner: 'People who return',
	leaver: 'Leavers',
	mover: 'Movers',
	manager: 'Changes of manager',
	correction: 'Corrections',
}
type Found = { errors: readonly ImportFault[]; changes: readonly ReadableChange[]; header: readonly string[]; question: Question | null }

/** What was found, for a page: the first faults, and the changes under a heading for each kind. */
export function showFaults<Result extends Found>({ errors, changes, header: _, question: __, ...result }: Result) {
	const groups = Object.entries(headings).map(([kind, heading]) => ({ heading, changes: changes.filter((change) => change.kind === kind) }))
	return {
		...result,
		faults: errors.slice(0, mostFaults),
		totalFaults: errors.length,
		groups: groups.filter((group) => group.changes.length > 0),
	}
}
