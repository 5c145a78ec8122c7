import { workerTypes } from '#db/schema/people.ts'
import type { Audience } from './requirement-rules.ts'
import type { RuleError, RuleFields } from './rule-fields.ts'

/** What an audience may be chosen from. */
export type AudienceChoices = { directorates: readonly string[]; services: readonly string[]; tags: readonly string[] }

type ReadAudience = { audience: Audience; errors: RuleError[] }

/** Who is asked, as the form says it, and what is wrong with that. */
export function readAudience(fields: RuleFields, choices: AudienceChoices): ReadAudience {
	const who = fields.who?.[0]
	if (who === 'everybody' || who === 'nobody') return { audience: who, errors: [] }
	const types = workerTypes.filter((type) => fields.workerTypes?.includes(type))
	const { directorates = [], tags = [] } = fields
	const services = readServices(fields.services?.[0] ?? '', choices)
	const isEmpty = types.length + directorates.length + services.names.length + tags.length === 0
	const errors = [
		...errorWhere(who !== 'chosen', 'who', 'Choose who is asked'),
		...errorWhere(!areKnown(directorates, choices.directorates), 'directorates', 'Choose directorates from the list'),
		...errorWhere(!areKnown(tags, choices.tags), 'tags', 'Choose tags from the list'),
		...services.errors,
		...errorWhere(who === 'chosen' && isEmpty, 'workerTypes', 'Choose at least one worker type, directorate, service or tag'),
	]
	const audience = {
		...(types.length > 0 && { workerTypes: types }),
		...(directorates.length > 0 && { directorates: [...directorates] }),
		...(services.names.length > 0 && { services: [...new Set(services.names)] }),
		...(tags.length > 0 && { tags: [...tags] }),
	}
	return { audience, errors }
}

const errorWhere = (isWrong: boolean, field: string, text: string): RuleError[] => (isWrong ? [{ field, text }] : [])
const areKnown = (names: readonly string[], known: readonly string[]) => names.every((name) => known.includes(name))

/** The services that were typed, one on a line, spelt as in the list. */
function readServices(text: string, { services }: AudienceChoices): { names: string[]; errors: RuleError[] } {
	const lines = text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
	const found = lines.map((typed) => ({ typed, known: services.find((name) => name.toLowerCase() === typed.toLowerCase()) }))
	return {
		names: found.map(({ typed, known }) => known ?? typed),
		errors: found.flatMap(({ typed, known }) => {
			const message = `There is no service called “${typed.slice(0, 60)}”. Write each as it is in the list, one on a line`
			return errorWhere(known === undefined, 'services', message)
		}),
	}
}
