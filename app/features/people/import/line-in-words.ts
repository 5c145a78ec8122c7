import { inWords } from '#app/platform/calendar.ts'
import type { BrokenLine } from './broken-lines.ts'

/** Whose line breaks, and to whom these people fall. */
export function lineInWords({ number, name, on, people, sample, to }: BrokenLine): string {
	const who = `${sample.join(', ')}${people > sample.length ? ` and ${people - sample.length} more` : ''}`
	const led = people === 1 ? 'One person is' : `${people} people are`
	const falls =
		to === null
			? 'Nobody above works here: HR has to name a manager.'
			: `${people === 1 ? 'Falls' : 'They fall'} to ${to} until HR names another manager.`
	return `${number} ${name} leaves on ${inWords(on)}. ${led} managed by them: ${who}. ${falls}`
}
