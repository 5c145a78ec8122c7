import { type Entry, readEntries } from './code-entries.ts'
import type { Clause, Edition, EditionManifest, FaqEntry, Figure } from '#app/features/content/content.ts'
import { editionSchema, faqMatterSchema, sectionMatterSchema } from './content-schemas.ts'
import { splitFrontMatter } from '#app/features/content/markdown/front-matter.ts'
import { findCover, loadFigures } from './load-figures.server.ts'
import type { Surroundings } from './load-pages.server.ts'
import { listNumbered } from './numbered-files.server.ts'
import { renderNodes } from '#app/features/content/markdown/render-markdown.ts'
import type { SourceFolder } from './source-folder.server.ts'

interface CodeFile {
	readonly file: string
	readonly slug: string
	readonly heading: string
	readonly body: string
	readonly entries: readonly Entry[]
}

/** An edition as read: a text may link to any clause of any edition, so all are read before one is rendered. */
export interface DraftEdition {
	readonly source: SourceFolder
	readonly manifest: EditionManifest | undefined
	readonly cover: string
	readonly figures: Iterable<Figure>
	readonly sections: readonly CodeFile[]
	readonly faq: CodeFile | undefined
	/** Every `edition#clause`. */
	readonly refs: readonly string[]
}

function readFaq(source: SourceFolder): CodeFile | undefined {
	const text = source.text('faq.md', 'optional')
	if (text === undefined) return undefined
	const file = source.fileName('faq.md')
	const { matter, body } = splitFrontMatter(file, text, faqMatterSchema, source.report)
	return { file, slug: 'faq', heading: matter?.heading ?? '', body, entries: readEntries('question', file, body, source.report) }
}

function checkUnique(files: readonly CodeFile[], source: SourceFolder): void {
	const seen = { id: new Set<string>(), number: new Set<string>() }
	for (const { file, entries } of files) {
		for (const entry of entries) {
			for (const field of ['id', 'number'] as const) {
				const value = entry[field]
				if (value === null) continue
				if (seen[field].has(value)) {
					const line = entry.line === undefined ? {} : { line: entry.line }
					source.report({ file, ...line, field, message: `"${value}" is used twice`, remedy: `Give each clause its own ${field}.` })
				}
				seen[field].add(value)
			}
		}
	}
}

export function readEdition(source: SourceFolder, folder: string): DraftEdition {
	const manifest = source.json('edition.json', editionSchema)
	if (manifest && manifest.id !== folder) {
		const message = `is "${manifest.id}" in the folder "${folder}"`
		source.report({ file: source.fileName('edition.json'), field: 'id', message, remedy: 'Give both the same name.' })
	}
	const figures = loadFigures(source, `code-${folder}`)
	const cover = manifest ? findCover(source, 'edition.json', manifest.cover, figures) : ''
	const sections = listNumbered(source, 'clauses').flatMap(({ name, slug }): CodeFile[] => {
		const text = source.text(name)
		if (text === undefined) return []
		const file = source.fileName(name)
		const { matter, body } = splitFrontMatter(file, text, sectionMatterSchema, source.report)
		return [{ file, slug, heading: matter?.heading ?? slug, body, entries: readEntries('clause', file, body, source.report) }]
	})
	const faq = readFaq(source)
	checkUnique(faq ? [...sections, faq] : sections, source)
	const refs = sections.flatMap(({ entries }) => entries.map((entry) => `${folder}#${entry.id}`))
	return { source, manifest, cover, figures: figures.values(), sections, faq, refs }
}

/** The Markdown between the marks of an entry. It is frozen when people agree to it, so a link to a clause is all that may stand in it. */
function sourceOf({ body }: CodeFile, { nodes }: Entry): string {
	return body
		.slice(nodes[0]?.position?.start.offset, nodes.at(-1)?.position?.end.offset ?? 0)
		.replace(/:clause\[([^\]]*)\]\{ref="?([^"}]*)"?\}/g, '[$1](/code/$2)')
}

export function renderEdition(draft: DraftEdition, surroundings: Surroundings): Edition | undefined {
	const { source, manifest, cover } = draft
	const render = ({ file, body }: CodeFile, { id, nodes }: Entry) =>
		renderNodes(nodes, body, { ...surroundings, file, entry: id, figures: new Map(), terms: undefined, report: source.report })
	const sections = draft.sections.map((section) => ({
		heading: section.heading,
		slug: section.slug,
		clauses: section.entries.map((entry): Clause => {
			const { html, text } = render(section, entry)
			const heading = entry.heading ? { heading: entry.heading } : {}
			return { id: entry.id, number: entry.number, ...heading, source: sourceOf(section, entry), html, text }
		}),
	}))
	const { faq: faqFile } = draft
	const faq = (faqFile?.entries ?? []).map((entry): FaqEntry => {
		const html = faqFile ? render(faqFile, entry).html : ''
		return { id: entry.id, title: entry.title, source: faqFile ? sourceOf(faqFile, entry) : '', html }
	})
	return manifest && { ...manifest, cover, sections, faq, fingerprint: source.fingerprint(`figures/${manifest.cover}`) }
}
