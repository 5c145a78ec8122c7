import { and, ne } from 'drizzle-orm'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { placements } from '#db/schema/people.ts'

const list = prepared((db) =>
	db
		.selectDistinct({ tags: placements.tags })
		.from(placements)
		.where(and(isCurrent(placements), ne(placements.tags, '')))
		.prepare(),
)

/** The tags that anybody's placement has, each once. */
export const listTags = (db: Database): string[] =>
	[
		...new Set(
			list(db)
				.all()
				.flatMap(({ tags }) => tags.split('|')),
		),
	].sort()
