import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { countOutline } from '#app/features/code/count-outline.ts'
import { parseCode } from '#app/features/code/parse-code.ts'
import { readCodeFile } from '#app/features/code/read-code-file.server.ts'
import { readOptions } from './read-options.ts'
import { UsageError } from './usage-error.ts'

/** What a council's document is turned into. */
export type ReadCode = {
	editionId: string
	source: string
	file: { name: string; mediaType: string; bytes: Uint8Array }
	outline: ReturnType<typeof parseCode>
}

/** `code import FILE`: what was understood, as one JSON object on stdout. `keep` makes the draft; with `--dry-run` nothing is kept. */
export async function importCode(
	args: string[],
	{
		print,
		notice,
		keep,
	}: { print: (data: unknown) => void; notice: (text: string) => void; keep: (read: ReadCode) => { refusal: string } | object },
): Promise<number> {
	const { path, editionId, dryRun } = read(args)
	const bytes = readFileSync(path)
	const name = basename(path)
	const found = await readCodeFile(bytes, name)
	if ('fault' in found) {
		notice(`${path}: ${found.fault}\n`)
		return 1
	}
	const { source, mediaType } = found
	const outline = parseCode(source)
	const kept = dryRun ? {} : keep({ editionId, source, file: { name, mediaType, bytes }, outline })
	if ('refusal' in kept) {
		notice(`${kept.refusal}\n`)
		return 1
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
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(values.edition)) throw new UsageError('--edition takes small letters, digits and hyphens.')
	return { path, editionId: values.edition, dryRun: values['dry-run'] }
}
