import { Tag, type TagColour } from '#app/ui/govuk/tag.tsx'

/** The words for each status carry the meaning; the colour only repeats it. */
const LOOKS = {
	'not-in-scope': { words: 'Does not apply', colour: 'grey' },
	exempt: { words: 'Exempt', colour: 'grey' },
	paused: { words: 'Paused', colour: 'grey' },
	upcoming: { words: 'Upcoming', colour: 'grey' },
	'to-do': { words: 'To do', colour: undefined },
	'in-progress': { words: 'In progress', colour: 'teal' },
	'due-soon': { words: 'Due soon', colour: 'yellow' },
	overdue: { words: 'Overdue', colour: 'red' },
	'up-to-date': { words: 'Up to date', colour: 'green' },
	'renewal-open': { words: 'Ready to renew', colour: 'purple' },
} as const satisfies Record<string, { words: string; colour: TagColour | undefined }>

export type Status = keyof typeof LOOKS

export function StatusTag({ status }: { status: Status }) {
	const { words, colour } = LOOKS[status]
	return <Tag colour={colour}>{words}</Tag>
}

export function statusWords(status: Status): string {
	return LOOKS[status].words
}
