import type { Figure, Module } from '#app/features/content/content.ts'
import { moduleSchema } from '#app/features/content/content-schemas.ts'
import { findCover, loadFigures } from '#app/features/content/load-figures.server.ts'
import { loadPages, type Surroundings } from '#app/features/content/load-pages.server.ts'
import { loadQuestions } from '#app/features/content/load-questions.server.ts'
import type { SourceFolder } from '#app/features/content/source-folder.server.ts'

interface LoadedModule {
	readonly module: Module | undefined
	readonly figures: Iterable<Figure>
}

const minutesPerQuestion = 1

/** Reads on after a fault, so that the author sees all of them at once. */
export function loadModule(source: SourceFolder, folder: string, surroundings: Surroundings): LoadedModule {
	const manifest = source.json('module.json', moduleSchema)
	const fault = (field: string, message: string, remedy: string): void =>
		source.report({ file: source.fileName('module.json'), field, message, remedy })
	if (manifest && manifest.id !== folder) fault('id', `is "${manifest.id}" in the folder "${folder}"`, 'Give both the same name.')
	if (manifest && manifest.questionsDrawn < manifest.outcomes.length) {
		fault('questionsDrawn', `is fewer than the ${manifest.outcomes.length} outcomes`, 'Draw at least one question for each outcome.')
	}
	const figures = loadFigures(source, folder)
	const pages = loadPages(source, manifest, { ...surroundings, figures })
	const questions = loadQuestions(source, manifest, pages)
	if (manifest === undefined) return { module: undefined, figures: figures.values() }
	const cover = findCover(source, 'module.json', manifest.cover, figures)
	const minutes = pages.reduce((sum, page) => sum + page.minutes, 0) + manifest.questionsDrawn * minutesPerQuestion
	return { module: { ...manifest, cover, pages, questions, minutes, fingerprint: source.fingerprint(`figures/${manifest.cover}`) }, figures: figures.values() }
}
