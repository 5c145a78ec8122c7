import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '#db/open.server.ts'

const file = (folder: string) => join(folder, 'probity.sqlite')

/** Copies the council of one data folder into another, which is emptied first. To load the demonstration anew takes ten times as long. */
export function copyCouncil({ from, to }: { from: string; to: string }): void {
	rmSync(to, { recursive: true, force: true })
	mkdirSync(to, { recursive: true })
	const source = openDatabase(file(from))
	source.$client.prepare('vacuum into ?').run(file(to))
	source.$client.close()
}
