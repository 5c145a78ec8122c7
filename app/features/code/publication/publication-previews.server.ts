import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { keepPreviews, type Preview } from '#app/platform/keep-previews.ts'
import type { FormValues } from '#app/platform/form.ts'
import type { Database } from '#db/open.server.ts'
import { previewPublicationImpact } from './preview-publication-impact.server.ts'
import type { PublicationChoice } from './read-publication-form.ts'
import { simulationOf, type PublicationImpact } from './simulate-publication.ts'

/** The text that is to be published is part of it: another may be approved meanwhile. */
type Asked = { fingerprint: string; choice: PublicationChoice; formValues: FormValues }
type PublicationPreview = Preview<Asked, PublicationImpact>

const previews = keepPreviews<Asked, PublicationImpact>()
type Owner = { personId: number; id: string }
const keyOf = ({ personId, id }: Owner) => `${personId}/${id}`

/** Begins to work out what publishing an edition does, instead of the preview that this person began before. */
export function startPublicationPreview(
	db: Database,
	{ personId, id, requirement, ...asked }: Owner & Asked & { requirement: Requirement },
	{ now, today }: { now: Instant; today: Day },
): PublicationPreview {
	const simulation = simulationOf(requirement, asked.choice, today)
	return previews.start(db, keyOf({ personId, id }), asked, (measuring) => previewPublicationImpact(db, simulation, measuring), { now })
}

/** Null if there is none, or if it was begun on another day. */
export function findPublicationPreview(db: Database, owner: Owner, today: Day): PublicationPreview | null {
	const preview = previews.find(db, keyOf(owner))
	return preview && preview.choice.effectiveFrom >= today ? preview : null
}

export const dropPublicationPreview = (db: Database, owner: Owner): void => previews.drop(db, keyOf(owner))
