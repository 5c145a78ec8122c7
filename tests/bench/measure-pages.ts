import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './server-process.ts'
import type { Visitor } from './visitor.ts'

export type Size = { name: string; bytes: number; gzip: number }

/** As the server compresses: level 4. */
const sizeOf = (name: string, body: string | Buffer): Size => ({
	name,
	bytes: Buffer.byteLength(body),
	gzip: gzipSync(body, { level: 4 }).length,
})

/** How much a browser fetches. Starts the quiz of the module, so it comes after the rounds of load. */
export async function measurePages(visitor: Visitor, modulePage: string): Promise<Size[]> {
	const pages = [
		sizeOf('Home', await visitor.get('/')),
		sizeOf('Module page', await visitor.get(modulePage)),
		sizeOf('The Code', await visitor.get('/code')),
		sizeOf('Attestation', await visitor.get('/attest')),
	]
	const quiz = modulePage.replace(/[^/]+$/, 'quiz')
	await visitor.post(quiz, { intent: 'start' })
	const assets = join(root, 'build/client/assets')
	const styles = readdirSync(assets).filter((name) => name.endsWith('.css'))
	return [
		...pages,
		sizeOf('Quiz question', await visitor.get(quiz)),
		...styles.map((name) => sizeOf('Style sheet', readFileSync(join(assets, name)))),
	]
}
