import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

const list = prepared((db) =>
	db.$client.prepare<[], string>(`select distinct tags from placements where superseded_at is null and tags <> ''`).pluck(),
)

/** The tags that anybody's placement has, each once. */
export const listTags = (db: Database): string[] =>
	[
		...new Set(
			list(db)
				.all()
				.flatMap((tags) => tags.split('|')),
		),
	].sort()
