import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { ContentErrors, type FieldError } from '#app/features/content/loading/content-errors.ts'
import { lockFile, lockSchema, type PublishedLock } from './published-lock.ts'
import { SourceFolder } from '#app/features/content/loading/source-folder.server.ts'

/** The lock of a content directory; empty where it may be absent and is. Throws `ContentFaults`. */
export function readLock(directory: string, presence: 'required' | 'optional' = 'required'): PublishedLock {
	const errors: FieldError[] = []
	const source = new SourceFolder(directory, '', (error) => errors.push(error))
	const lock = source.json(lockFile, lockSchema, presence === 'optional' ? { modules: {}, editions: {} } : undefined)
	if (!lock) throw new ContentErrors(errors)
	return lock
}

export function writeLock(directory: string, lock: PublishedLock): void {
	writeFileSync(path.join(directory, lockFile), `${JSON.stringify(lock, null, 2)}\n`)
}
