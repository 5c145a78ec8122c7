import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { keepPreviews, type Preview } from '#app/platform/keep-previews.ts'
import type { Sent } from '#app/platform/form.ts'
import type { Database } from '#db/open.server.ts'
import { measurePublication } from './preview-publication-impact.server.ts'
import type { PublicationChoice } from './read-publication-form.ts'
import { simulationOf, type PublicationEffect } from './simulate-publication.ts'

/** The text that is to be published is part of it: another may be approved meanwhile. */
type Asked = { fingerprint: string; choice: PublicationChoice; sent: Sent }
type PublicationPreview = Preview<Asked, PublicationEffect>

const previews = keepPreviews<Asked, PublicationEffect>()
type Owner = { personId: number; id: string }
const keyOf = ({ personId, id }: Owner) => `${personId}/${id}`

/** Begins to work out what publishing an edition does, instead of the preview that this person began before. */
export function startPublicationPreview(
	db: Database,
	{ personId, id, requirement, ...asked }: Owner & Asked & { requirement: Requirement },
	{ now, today }: { now: Instant; today: Day },
): PublicationPreview {
	const simulation = simulationOf(requirement, asked.choice, today)
	return previews.start(db, keyOf({ personId, id }), asked, (measuring) => measurePublication(db, simulation, measuring), { now })
}

/** Null if there is none, or if it was begun on another day. */
export function findPublicationPreview(db: Database, owner: Owner, today: Day): PublicationPreview | null {
	const preview = previews.find(db, keyOf(owner))
	return preview && preview.choice.effectiveFrom >= today ? preview : null
}

export const dropPublicationPreview = (db: Database, owner: Owner): void => previews.drop(db, keyOf(owner))
