import { and, eq, exists, or, sql } from 'drizzle-orm'
import type { Database } from '#db/open.server.ts'
import { attestations } from '#db/schema/attestation.ts'
import { codeEditions, codePublications } from '#db/schema/code.ts'
import { renderEdition, type RenderedEdition } from './edition.ts'
import { findEdition } from './find-edition.server.ts'

type Asked = {
	id: string
	/** The first twelve characters of its fingerprint. */
	version: string
	personId: number
	/** Texts that were never published and that the person did not agree to. */
	unpublished: boolean
}

/** A frozen text of an edition, if the person may see it. */
export function findVersion(db: Database, { id, version, personId, unpublished }: Asked): RenderedEdition | null {
	const published = db
		.select({ id: codePublications.id })
		.from(codePublications)
		.where(and(eq(codePublications.editionId, codeEditions.id), eq(codePublications.sha256, codeEditions.sha256)))
	const agreedTo = db
		.select({ id: attestations.id })
		.from(attestations)
		.where(and(eq(attestations.personId, personId), eq(attestations.editionSha256, codeEditions.sha256)))
	const found = db
		.select({ sha256: codeEditions.sha256 })
		.from(codeEditions)
		.where(
			and(
				eq(codeEditions.id, id),
				eq(sql`substr(${codeEditions.sha256}, 1, 12)`, version),
				unpublished ? undefined : or(exists(published), exists(agreedTo)),
			),
		)
		.get()
	const text = found ? findEdition(db, found) : null
	return text && renderEdition(text)
}
