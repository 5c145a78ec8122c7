import type { Figure } from '#app/features/content/content.ts'
import { ContentErrors } from '#app/features/content/loading/content-errors.ts'
import { listWarnings } from '#app/features/content/checking/list-warnings.ts'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'
import { compareWithLock } from '#app/features/content/checking/published-lock.ts'
import { readLock } from '#app/features/content/checking/published-lock.server.ts'
import type { Day } from '#app/platform/calendar.ts'
import { previewDocument } from './preview-document.tsx'
import { previewModule } from './preview-module.tsx'
import { previewError, previewErrors, previewOverview } from './preview-overview.tsx'

export type PreviewAnswer = { status: number; type: string; body: string | Buffer }

const html = (status: number, body: string): PreviewAnswer => ({ status, type: 'text/html; charset=utf-8', body })

/** Answers each path from the files as they are now; the drawings from when a page was last read. What goes wrong is answered as a page too. */
export function createPreview({
	folder,
	today,
	style,
}: {
	folder: string
	today: () => Day
	style: string
}): (path: string) => PreviewAnswer {
	let figures: ReadonlyMap<string, Figure> = new Map()

	function readPage(path: string): PreviewAnswer {
		const content = loadContent(folder, today())
		figures = content.figures
		const warnings = listWarnings(content, today())
		if (path === '/') {
			const { errors } = compareWithLock(content, readLock(folder, 'optional'))
			return html(200, previewOverview({ content, warnings, lockErrors: errors }))
		}
		const module = content.modules.get(/^\/modules\/([a-z0-9-]+)$/.exec(path)?.[1] ?? '')
		return module ? html(200, previewModule(module, warnings)) : html(404, previewDocument('There is no such page', null))
	}

	return (path) => {
		if (path === '/style.css') return { status: 200, type: 'text/css; charset=utf-8', body: style }
		const figure = figures.get(path)
		if (figure) return { status: 200, type: figure.contentType, body: figure.body }
		try {
			return readPage(path)
		} catch (error) {
			return html(500, error instanceof ContentErrors ? previewErrors(error.errors) : previewError(error))
		}
	}
}
