import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { ContentFaults, type Fault } from '#app/features/content/loading/content-errors.ts'
import { lockFile, lockSchema, type PublishedLock } from './published-lock.ts'
import { SourceFolder } from '#app/features/content/loading/source-folder.server.ts'

/** The lock of a content directory; empty where it may be absent and is. Throws `ContentFaults`. */
export function readLock(directory: string, presence: 'required' | 'optional' = 'required'): PublishedLock {
	const faults: Fault[] = []
	const source = new SourceFolder(directory, '', (fault) => faults.push(fault))
	const lock = source.json(lockFile, lockSchema, presence === 'optional' ? { modules: {}, editions: {} } : undefined)
	if (!lock) throw new ContentFaults(faults)
	return lock
}

export function writeLock(directory: string, lock: PublishedLock): void {
	writeFileSync(path.join(directory, lockFile), `${JSON.stringify(lock, null, 2)}\n`)
}
