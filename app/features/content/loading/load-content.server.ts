import { type Content, type Council, editionInForce } from '#app/features/content/content.ts'
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

/** All that a learner reads, checked and rendered. Throws `ContentErrors` with everything that is wrong. */
export function loadContent(directory: string, day: Day = dayOf(Date.now())): Content {
	const errors: FieldError[] = []
	const folder = (name: string): SourceFolder => new SourceFolder(directory, name, (error) => errors.push(error))

	const root = folder('')
	const council = root.json('council.json', councilSchema)
	const codes = root.list('code', 'folders').map((id) => ({ id, source: folder(`code/${id}`) }))
	const drafts = codes.filter(({ source }) => !isProposal(source)).map(({ id, source }) => readEdition(source, id))
	const watched = root.json('law-watch.json', lawWatchSchema, { facts: [] })
	const facts = watched && readFacts(watched)
	const surroundings = { contacts: council?.contacts, clauses: new Set(drafts.flatMap((draft) => draft.refs)), facts }

	const editions = byId(drafts.map((draft) => renderEdition(draft, surroundings)))
	const codeCheck = loadCodeCheck(folder('code'), editions.values())
	checkLeavingClause(root, council, surroundings.clauses)
	const moduleIds = root.list('modules', 'folders')
	const loaded = moduleIds.map((id) => loadModule(folder(`modules/${id}`), id, surroundings))
	const modules = byId(loaded.map(({ module }) => module))

	const proposed = codes.filter(({ source }) => isProposal(source))
	const known = {
		editions: new Set(codes.flatMap(({ id }) => (proposed.some((proposal) => proposal.id === id) ? [] : [id]))),
		clauses: surroundings.clauses,
		modules: new Set(moduleIds),
	}
	const proposals = byId(proposed.map(({ id, source }) => loadProposal(source, id, known)))

	const currentEdition = editionInForce(editions, day)
	const areReadable = editions.size === drafts.length
	errors.push(
		...findMissing({ editions: drafts.length, modules: moduleIds.length, isInForce: !areReadable || currentEdition !== undefined, day }),
	)
	if (errors.length > 0 || !council || !facts || !currentEdition) throw new ContentErrors(errors)
	return deepFreeze({
		council,
		modules,
		editions,
		proposals,
		currentEdition,
		codeCheck,
		lawWatch: findUses(facts, modules.values()),
		figures: new Map([...drafts, ...loaded].flatMap(({ figures }) => [...figures].map((figure) => [figure.address, figure] as const))),
	})
}

/** `clauses` are those of every edition, as `edition#clause`. */
function checkLeavingClause(root: SourceFolder, council: Council | undefined, clauses: ReadonlySet<string>): void {
	const leavingClause = council?.leavingClause
	if (leavingClause === undefined || [...clauses].some((ref) => ref.endsWith(`#${leavingClause}`))) return
	const remedy = 'Write the id of a clause of the Code, such as p53.'
	root.report({ file: 'council.json', field: 'leavingClause', message: `no edition has "${leavingClause}"`, remedy })
}

/** Those that could be read. */
const byId = <Item extends { readonly id: string }>(items: readonly (Item | undefined)[]): Map<string, Item> =>
	new Map(items.flatMap((item) => (item ? [[item.id, item] as const] : [])))

type Found = { editions: number; modules: number; isInForce: boolean; day: Day }

/** Of what every site needs at least one. */
function findMissing({ editions, modules, isInForce, day }: Found): FieldError[] {
	const missing = (file: string, message: string, remedy: string): FieldError => ({ file, field: 'the whole folder', message, remedy })
	return [
		...(editions === 0 ? [missing('code', 'holds no edition', 'Add a folder such as code/2017.')] : []),
		...(editions > 0 && !isInForce
			? [missing('code', `holds no edition in force on ${day}`, 'Correct "effectiveFrom" in one edition.json.')]
			: []),
		...(modules === 0 ? [missing('modules', 'holds no module', 'Add a folder such as modules/data-protection.')] : []),
	]
}
