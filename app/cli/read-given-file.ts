import { readFileSync } from 'node:fs'

const remedies: Record<string, string> = {
	ENOENT: 'There is no such file. Check the name and the folder.',
	EISDIR: 'This is a folder. Name the file in it.',
	ENOTDIR: 'There is no such file. Check the name and the folder.',
	EACCES: 'You may not read this file. Ask whoever owns it, or copy it where you may.',
}

/** A file that somebody named on the command line. Throws with a sentence that names it and says what to do. */
export function readGivenFile(path: string): Buffer {
	try {
		return readFileSync(path)
	} catch (error) {
		const remedy = remedies[(error as NodeJS.ErrnoException).code ?? '']
		throw remedy === undefined ? error : new Error(`${path}: ${remedy}`, { cause: error })
	}
}
