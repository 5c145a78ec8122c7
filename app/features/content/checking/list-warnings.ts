import { checkBank } from './check-bank.ts'
import { checkModule } from './check-module.ts'
import { checkQuestions } from './check-questions.ts'
import type { Content, WatchedFact } from '#app/features/content/content.ts'
import type { FieldError } from '#app/features/content/loading/content-errors.ts'
import type { Day } from '#app/platform/calendar.ts'

/** What sound content falls short of: the standard for a module that can be measured, and the facts whose day of review is past. */
export function listWarnings(content: Content, today: Day): FieldError[] {
	return [
		...[...content.modules.values()].flatMap((module) => [...checkModule(module), ...checkBank(module), ...checkQuestions(module)]),
		...[...content.lawWatch.values()].flatMap((fact, index) => checkReview(fact, index, today)),
	]
}

function checkReview({ id, reviewBy, usedOn }: WatchedFact, index: number, today: Day): FieldError[] {
	if (today <= reviewBy) return []
	const places = usedOn.map((use) => `${use.module}/${use.id}`).join(', ') || 'nothing'
	return [
		{
			file: 'law-watch.json',
			field: `facts[${index}].reviewBy`,
			message: `"${id}" was to be reviewed by ${reviewBy}`,
			remedy: `Do what its "handling" says, then give it a new day. On it rest: ${places}.`,
		},
	]
}
