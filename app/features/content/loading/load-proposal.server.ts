import type { Proposal } from '#app/features/content/content.ts'
import { proposalSchema } from './proposal-schema.ts'
import type { SourceFolder } from './source-folder.server.ts'

/** A folder of the Code with this file holds no edition, but a revision that was proposed. */
const file = 'proposed.json'

export const isProposal = (source: SourceFolder): boolean => source.list('', 'files').includes(file)

/** What a proposal may name. */
type Known = {
	/** The ids of the editions, and every `edition#clause`. */
	editions: ReadonlySet<string>
	clauses: ReadonlySet<string>
	modules: ReadonlySet<string>
}

export function loadProposal(source: SourceFolder, folder: string, known: Known): Proposal | undefined {
	const proposal = source.json(file, proposalSchema)
	if (!proposal) return undefined
	const { id, amends, changes } = proposal
	const error = (field: string, message: string, remedy: string): void =>
		source.report({ file: source.fileName(file), field, message, remedy })
	if (id !== folder) error('id', `is "${id}" in the folder "${folder}"`, 'Give both the same name.')
	if (!known.editions.has(amends)) error('amends', `there is no edition "${amends}"`, `Choose from: ${[...known.editions].join(', ')}.`)
	else {
		changes.forEach(({ clauses }, index) =>
			clauses.forEach((clause, at) => {
				if (known.clauses.has(`${amends}#${clause}`)) return
				error(
					`changes[${index}].clauses[${at}]`,
					`edition ${amends} has no clause "${clause}"`,
					'Name a clause of the edition that it amends.',
				)
			}),
		)
	}
	changes.forEach(({ modules }, index) =>
		modules.forEach((module, at) => {
			if (!known.modules.has(module))
				error(`changes[${index}].modules[${at}]`, `there is no module "${module}"`, 'Name a module by its id.')
		}),
	)
	return proposal
}
