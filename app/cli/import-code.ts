import { basename } from 'node:path'
import { countOutline } from '#app/features/code/reading/count-outline.ts'
import { editionIdError } from '#app/features/code/draft/draft-limits.ts'
import { createDraft } from '#app/features/code/draft/drafts.server.ts'
import { notesOfProposal } from '#app/features/code/edition/proposed-notes.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { readCodeFile } from '#app/features/code/reading/read-code-file.server.ts'
import type { Environment } from '#app/platform/env.ts'
import { withSite } from './open-site.ts'
import { readNamedFile } from './read-named-file.ts'
import { readOptions } from './read-options.ts'
import { UsageError } from './usage-error.ts'

/** `code import FILE`: what was understood, as one JSON object on stdout, and a draft of it; with `--dry-run` nothing is kept, and no database is opened. */
export async function importCode(
	env: () => Environment,
	args: string[],
	{ print, notice }: { print: (data: unknown) => void; notice: (text: string) => void },
): Promise<number> {
	const { path, editionId, dryRun } = read(args)
	const bytes = readNamedFile(path)
	const name = basename(path)
	const found = await readCodeFile(bytes, name)
	if ('error' in found) {
		notice(`${path}: ${found.error}\n`)
		return 1
	}
	const { source, mediaType } = found
	const outline = parseCode(source)
	if (!dryRun) {
		const begun = await withSite(env(), ({ db, content, clock, loadRequirements }) => {
			loadRequirements()
			const changeNotes = notesOfProposal(content.proposals.get(editionId))
			const draft = { editionId, source, file: { name, mediaType, bytes }, outline, changeNotes }
			return createDraft(db, draft, { now: clock(), actor: 'command-line' })
		})
		if ('refusal' in begun) {
			notice(`${begun.refusal}.\n`)
			return 1
		}
		notice(`The draft is kept: go on at /admin/code/${editionId}.\n`)
	}
	print({ ...countOutline(outline), unsure: outline.unsure })
	return 0
}

function read(args: string[]) {
	const { values, positionals } = readOptions({
		args,
		allowPositionals: true,
		options: { edition: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
	})
	const [path, ...rest] = positionals
	if (path === undefined || rest.length > 0) throw new UsageError('Name one file.')
	if (values.edition === undefined) throw new UsageError('Name the edition: --edition 2026.')
	const wrongId = editionIdError(values.edition)
	if (wrongId) throw new UsageError(`--edition: ${wrongId}.`)
	return { path, editionId: values.edition, dryRun: values['dry-run'] }
}
