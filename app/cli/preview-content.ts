import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createPreview } from '#app/features/content-preview/answer-preview.server.ts'
import { ownStyle } from '#app/features/content-preview/own-style.ts'
import type { Day } from '#app/platform/calendar.ts'
import { projectRoot } from '#db/project-root.server.ts'
import { readOptions } from './read-options.ts'
import { UsageError } from './usage-error.ts'

const assets = join(projectRoot, 'build/client/assets')
const noScripts = "default-src 'none'; style-src 'self'; img-src 'self'"

type Given = { folder: string; today: () => Day; notice: (text: string) => void }

/** `content preview [--port N]`: shows authors the content with its answers, on this machine only, until it is stopped. */
export async function previewContent(args: string[], { folder, today, notice }: Given): Promise<{ port: number; close: () => void }> {
	const port = readPort(args)
	const answer = createPreview({ folder, today, style: readStyle() })
	const server = createServer((request, response) => {
		if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { Allow: 'GET, HEAD' }).end()
		const { status, type, body } = answer((request.url ?? '/').replace(/\?.*$/, ''))
		response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', 'Content-Security-Policy': noScripts })
		response.end(request.method === 'HEAD' ? undefined : body)
	})
	await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
	const address = server.address()
	const open = typeof address === 'object' && address ? address.port : port
	notice(`The preview is at http://127.0.0.1:${open}/\n`)
	return { port: open, close: () => server.close() }
}

function readPort(args: string[]): number {
	const { port } = readOptions({ args, options: { port: { type: 'string', default: '3100' } } }).values
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new UsageError('--port must be a number from 0 to 65535.')
	return Number(port)
}

/** The style of the site as it was last built, or a small one of the preview's own. */
function readStyle(): string {
	const built = existsSync(assets) ? readdirSync(assets).find((name) => /^app-.*\.css$/.test(name)) : undefined
	return built ? readFileSync(join(assets, built), 'utf8') : ownStyle
}
