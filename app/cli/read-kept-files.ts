import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Content } from '#app/features/content/content.ts'
import type { KeptFile } from '#app/platform/web/web-server.server.ts'
import { projectRoot } from '#db/project-root.server.ts'

const contentTypes: Record<string, string> = { '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8' }

/** The figures of the modules, whose addresses carry their fingerprint, and the files of `public`; by address. */
export function readKeptFiles(content: Content): Map<string, KeptFile> {
	const files = new Map<string, KeptFile>()
	for (const { address, body, contentType } of content.figures.values()) files.set(address, { body, contentType, immutable: true })
	const folder = join(projectRoot, 'public')
	for (const name of readdirSync(folder)) {
		files.set(`/${name}`, {
			body: readFileSync(join(folder, name)),
			contentType: contentTypes[extname(name)] ?? 'application/octet-stream',
			immutable: false,
		})
	}
	return files
}
