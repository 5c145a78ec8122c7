import type { Prose } from '#app/features/content/content.ts'
import { renderMarkdown } from '#app/features/content/markdown/render-markdown.ts'
import type { RenderContext } from '#app/features/content/markdown/render-run.ts'
import type { SourceFolder } from './source-folder.server.ts'

const name = 'opening.md'

/** What a module says before it begins, or null; and the facts of the law watch whose wording it shows. */
export function loadOpening(
	source: SourceFolder,
	surroundings: Omit<RenderContext, 'file' | 'report'>,
): { opening: Prose | null; wordings: readonly string[] } {
	const text = source.text(name, 'optional')
	if (text === undefined) return { opening: null, wordings: [] }
	const rendered = renderMarkdown(text, { ...surroundings, file: source.fileName(name), report: source.report })
	const { html, terms, contacts, laws, wordings } = rendered
	if (html === '') {
		source.report({ file: source.fileName(name), field: 'the whole file', message: 'is empty', remedy: 'Write its text, or take it out.' })
	}
	return { opening: { html, terms, contacts, laws }, wordings }
}
