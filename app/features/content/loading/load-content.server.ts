import { type Content, type Edition, editionInForce, type Figure, type Module, type Proposal } from '#app/features/content/content.ts'
import { ContentErrors, type FieldError } from './content-errors.ts'
import { councilSchema } from './content-schemas.ts'
import { deepFreeze } from '#app/features/content/checking/frozen.ts'
import { findUses, readFacts } from '#app/features/content/law-watch.ts'
import { lawWatchSchema } from './law-watch-schema.ts'
import { loadCodeCheck } from './load-code-check.server.ts'
import { readEdition, renderEdition } from './load-edition.server.ts'
import { loadModule } from './load-module.server.ts'
import { isProposal, loadProposal } from './load-proposal.server.ts'
import { SourceFolder } from './source-folder.server.ts'
import { type Day, dayOf } from '#app/platform/calendar.ts'

/** All that a learner reads, checked and rendered. Throws `ContentFaults` with every fault. */
export function loadContent(directory: string, day: Day = dayOf(Date.now())): Content {
	const errors: FieldError[] = []
	const folder = (name: string): SourceFolder => new SourceFolder(directory, name, (error) => errors.push(error))
	const error = (file: string, message: string, remedy: string): number => errors.push({ file, field: 'the whole folder', message, remedy })

	const root = folder('')
	const council = root.json('council.json', councilSchema)
	const codes = root.list('code', 'folders').map((id) => ({ id, source: folder(`code/${id}`) }))
	const drafts = codes.filter(({ source }) => !isProposal(source)).map(({ id, source }) => readEdition(source, id))
	const watched = root.json('law-watch.json', lawWatchSchema, { facts: [] })
	const facts = watched && readFacts(watched)
	const surroundings = { contacts: council?.contacts, clauses: new Set(drafts.flatMap((draft) => draft.refs)), facts }

	const figures = new Map<string, Figure>()
	const editions = new Map<string, Edition>()
	for (const draft of drafts) {
		for (const figure of draft.figures) figures.set(figure.address, figure)
		const edition = renderEdition(draft, surroundings)
		if (edition) editions.set(edition.id, edition)
	}
	const codeCheck = loadCodeCheck(folder('code'), editions.values())
	const modules = new Map<string, Module>()
	const moduleIds = root.list('modules', 'folders')
	for (const id of moduleIds) {
		const loaded = loadModule(folder(`modules/${id}`), id, surroundings)
		if (loaded.module) modules.set(loaded.module.id, loaded.module)
		for (const figure of loaded.figures) figures.set(figure.address, figure)
	}

	const known = {
		editions: new Set(codes.flatMap(({ id, source }) => (isProposal(source) ? [] : [id]))),
		clauses: surroundings.clauses,
		modules: new Set(moduleIds),
	}
	const proposals = new Map<string, Proposal>()
	for (const { id, source } of codes.filter((code) => isProposal(code.source))) {
		const proposal = loadProposal(source, id, known)
		if (proposal) proposals.set(proposal.id, proposal)
	}

	const currentEdition = editionInForce(editions, day)
	if (drafts.length === 0) error('code', 'holds no edition', 'Add a folder such as code/2017.')
	else if (!currentEdition && editions.size === drafts.length) {
		error('code', `holds no edition in force on ${day}`, 'Correct "effectiveFrom" in one edition.json.')
	}
	if (moduleIds.length === 0) error('modules', 'holds no module', 'Add a folder such as modules/data-protection.')
	if (errors.length > 0 || !council || !facts || !currentEdition) throw new ContentErrors(errors)
	return deepFreeze({
		council,
		modules,
		editions,
		proposals,
		currentEdition,
		codeCheck,
		lawWatch: findUses(facts, modules.values()),
		figures,
	})
}
