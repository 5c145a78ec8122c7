import type { Manifest, Page } from '#app/features/content/content.ts'
import { pageMatterSchema } from './content-schemas.ts'
import { splitFrontMatter } from '#app/features/content/markdown/front-matter.ts'
import { listNumbered } from './numbered-files.server.ts'
import { readingEase } from '#app/features/content/checking/reading-ease.ts'
import { renderMarkdown } from '#app/features/content/markdown/render-markdown.ts'
import type { RenderContext } from '#app/features/content/markdown/render-run.ts'
import type { SourceFolder } from './source-folder.server.ts'

const wordsPerMinute = 200

export type Surroundings = Pick<RenderContext, 'contacts' | 'clauses' | 'facts'>

interface LoadedPages {
	readonly pages: Page[]
	/** Facts of the law watch whose own wording stands on a page. */
	readonly wordings: readonly string[]
}

/** Only when every page could say what it teaches: a missing one would be blamed twice. */
function checkTaught(source: SourceFolder, { outcomes }: Manifest, pages: readonly Page[]): void {
	outcomes.forEach(({ id }, index) => {
		if (pages.some((page) => page.outcomes.includes(id))) return
		const file = source.fileName('module.json')
		const remedy = 'Name it in the front matter of the page that does.'
		source.report({ file, field: `outcomes[${index}]`, message: `no page teaches "${id}"`, remedy })
	})
}

export function loadPages(
	source: SourceFolder,
	manifest: Manifest | undefined,
	surroundings: Surroundings & Pick<RenderContext, 'figures' | 'terms'>,
): LoadedPages {
	const wordings: string[] = []
	const known = manifest?.outcomes.map((outcome) => outcome.id)
	const pages = listNumbered(source, 'pages').flatMap(({ name, slug }): Page[] => {
		const text = source.text(name)
		if (text === undefined) return []
		const file = source.fileName(name)
		const { matter, body } = splitFrontMatter(file, text, pageMatterSchema, source.report)
		for (const outcome of matter?.outcomes ?? []) {
			if (known && !known.includes(outcome)) {
				const remedy = `Choose from module.json: ${known.join(', ')}.`
				source.report({ file, line: 1, field: 'outcomes', message: `there is no outcome "${outcome}"`, remedy })
			}
		}
		const { prose, wordings: quoted, ...rendered } = renderMarkdown(body, { ...surroundings, file, report: source.report })
		wordings.push(...quoted)
		return [
			{
				slug,
				file,
				title: matter?.title ?? slug,
				outcomes: matter?.outcomes ?? [],
				...rendered,
				text: prose,
				minutes: Math.ceil(rendered.words / wordsPerMinute) + rendered.scenarios,
				readingEase: readingEase(prose),
			},
		]
	})
	if (manifest && pages.every((page) => page.outcomes.length > 0)) checkTaught(source, manifest, pages)
	return { pages, wordings }
}
