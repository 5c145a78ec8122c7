import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { notFound } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import type { Database } from '#db/open.server.ts'
import { findPersonLearning, type PersonRequirement } from './find-person-learning.server.ts'
import { findPerson, type FoundPerson } from '#app/features/people/directory/find-person.server.ts'

type Site = { db: Database; requirements: readonly Requirement[] }

/** Somebody else whom the viewer decides about. 404 where their record is not the viewer's to see; 403 for oneself: nobody decides about themselves. */
export function requireDecided(
	{ db }: Site,
	{ employeeNumber, viewer }: { employeeNumber: string | undefined; viewer: Viewer },
): FoundPerson {
	const person = findPerson(db, { employeeNumber: employeeNumber ?? '', viewer })
	if (!person) throw notFound()
	if (person.id === viewer.personId) throw new Response(null, { status: 403 })
	return person
}

/** The requirement that the address names (`?requirement=`); 404 if there is none. */
export function requireRequirement({ requirements }: Site, url: string): Requirement {
	const id = new URL(url).searchParams.get('requirement')
	const requirement = requirements.find((each) => each.slug === id)
	if (!requirement) throw notFound()
	return requirement
}

/** Where somebody stands with one requirement, and why. */
export function findRequirementStatus(
	{ db, requirements }: Site,
	{ personId, requirement, viewer }: { personId: number; requirement: Requirement; viewer: Viewer },
): PersonRequirement {
	const { requirements: all } = findPersonLearning(db, { personId, today: viewer.today, requirements })
	const standing = all.find(({ id }) => id === requirement.slug)
	if (!standing) throw notFound()
	return standing
}
