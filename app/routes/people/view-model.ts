import { inWords } from '#app/platform/calendar.ts'
import type { FoundPerson } from '#app/features/people/directory/search-people.server.ts'

export type PersonView = { href: string; name: string; facts: string; note: string | null }

/** Somebody in a list of people, in words. */
export function toPersonView({ employeeNumber, name, jobTitle, team, service, startsOn, leftOn }: FoundPerson): PersonView {
	const work = [jobTitle, team === service ? team : team && `${team}, ${service}`]
	return {
		href: `/people/${encodeURIComponent(employeeNumber)}`,
		name,
		facts: [employeeNumber, ...work].filter(Boolean).join(' · '),
		note: leftOn ? `Left on ${inWords(leftOn)}` : startsOn ? `Starts on ${inWords(startsOn)}` : null,
	}
}
