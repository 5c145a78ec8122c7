import { decodeHTMLStrict } from 'entities'
import { z } from 'zod'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { editionTextSchema, type EditionText } from './edition-text.ts'

/** What was stored before the words of an edition were: its pages, as HTML. All of those editions were in plain English. */
const pagesSchema = z.object({
	statements: editionTextSchema.shape.statements,
	sections: z.array(
		z.object({ heading: z.string(), clauses: z.array(z.object({ id: z.string(), number: z.string().nullable(), html: z.string() })) }),
	),
	faq: z.array(z.object({ id: z.string(), title: z.string(), html: z.string() })),
})

const find = prepared((db) =>
	db.$client.prepare<[string], { id: string; label: string; body: string }>('select id, label, body from code_editions where sha256 = ?'),
)

/** The words of an edition that this site ever put before anybody, by their fingerprint; null if there were none such. */
export function findEdition(db: Database, { sha256 }: { sha256: string }): EditionText | null {
	const row = find(db).get(sha256)
	if (!row) return null
	const body: unknown = JSON.parse(row.body)
	const written = z.looseObject({ format: z.literal(2) }).safeParse(body)
	return written.success ? editionTextSchema.parse(body) : fromPages(row, pagesSchema.parse(body))
}

function fromPages({ id, label }: { id: string; label: string }, { statements, sections, faq }: z.infer<typeof pagesSchema>): EditionText {
	return {
		format: 2,
		id,
		label,
		title: label,
		about: '',
		textKind: 'plain-english',
		statements,
		sections: sections.map(({ heading, clauses }, index) => ({
			slug: `section-${index + 1}`,
			heading,
			clauses: clauses.map(({ html, ...clause }) => ({ ...clause, heading: null, adopted: null, plain: toMarkdown(html) })),
		})),
		faq: faq.map(({ html, ...question }) => ({ ...question, adopted: null, plain: toMarkdown(html) })),
		changeNotes: [],
	}
}

/** The words of a page of ours, block by block, as Markdown that means nothing but them. */
const toMarkdown = (html: string): string =>
	decodeHTMLStrict(
		html
			.replace(/<li[^>]*>\s*(<p[^>]*>)?/g, '\n- ')
			.replace(/<\/(p|li|ul|ol|h\d|div|tr)>|<br[^>]*>/g, '\n\n')
			.replace(/<[^>]+>/g, ''),
	)
		.replace(/[\\`*_[\]<&~]/g, '\\$&')
		.trim()
