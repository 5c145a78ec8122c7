import { findPerson, type FoundPerson } from '#app/features/people/directory/find-person.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { notFound } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import type { Database } from '#db/open.server.ts'

/** Somebody else whom the viewer decides about. 404 where their record is not the viewer's to see; 403 for oneself: nobody decides about themselves. */
export function requireDecided(
	{ db }: { db: Database },
	{ employeeNumber, viewer }: { employeeNumber: string | undefined; viewer: Viewer },
): FoundPerson {
	const person = findPerson(db, { employeeNumber: employeeNumber ?? '', viewer })
	if (!person) throw notFound()
	if (person.id === viewer.personId) throw new Response(null, { status: 403 })
	return person
}

/** The requirement that the address names (`?requirement=`); 404 if there is none. */
export function requireRequirement({ requirements }: { requirements: readonly Requirement[] }, url: string): Requirement {
	const named = new URL(url).searchParams.get('requirement')
	const requirement = requirements.find(({ slug }) => slug === named)
	if (!requirement) throw notFound()
	return requirement
}
