import type { Figure, Module } from '#app/features/content/content.ts'
import { glossarySchema, moduleSchema } from './content-schemas.ts'
import { stateOf } from '#app/features/content/law-watch.ts'
import { findCover, loadFigures } from './load-figures.server.ts'
import { loadOpening } from './load-opening.server.ts'
import { loadPages, type Surroundings } from './load-pages.server.ts'
import { loadQuestions } from './load-questions.server.ts'
import type { SourceFolder } from './source-folder.server.ts'

interface LoadedModule {
	readonly module: Module | undefined
	readonly figures: Iterable<Figure>
}

const minutesPerQuestion = 1

/** Reads on after a fault, so that the author sees all of them at once. */
export function loadModule(source: SourceFolder, folder: string, surroundings: Surroundings): LoadedModule {
	const manifest = source.json('module.json', moduleSchema)
	const error = (field: string, message: string, remedy: string): void =>
		source.report({ file: source.fileName('module.json'), field, message, remedy })
	if (manifest && manifest.id !== folder) error('id', `is "${manifest.id}" in the folder "${folder}"`, 'Give both the same name.')
	if (manifest && manifest.questionsDrawn < manifest.outcomes.length) {
		error('questionsDrawn', `is fewer than the ${manifest.outcomes.length} outcomes`, 'Draw at least one question for each outcome.')
	}
	const glossary = source.json('glossary.json', glossarySchema, { terms: [] })?.terms
	const figures = loadFigures(source, folder)
	const context = { ...surroundings, figures, terms: glossary && new Map(glossary.map((term) => [term.id, term])) }
	const { opening, wordings } = loadOpening(source, context)
	const { pages, wordings: wordingsOnPages } = loadPages(source, manifest, context)
	const { bank, questions } = loadQuestions(source, manifest, pages, surroundings)
	if (manifest === undefined) return { module: undefined, figures: figures.values() }

	for (const id of [...wordings, ...wordingsOnPages, ...bank.flatMap(({ when }) => (when ? [when.law] : []))]) {
		const fact = surroundings.facts?.get(id)
		if (fact) source.include(`law-watch.json#${id}`, stateOf(fact))
	}
	const cover = findCover(source, 'module.json', manifest.cover, figures)
	const minutes = pages.reduce((sum, page) => sum + page.minutes, 0) + manifest.questionsDrawn * minutesPerQuestion
	const fingerprint = source.fingerprint(`figures/${manifest.cover}`)
	const module = { ...manifest, cover, opening, pages, glossary: glossary ?? [], questions, bank, minutes, fingerprint }
	return { module, figures: figures.values() }
}
