import { readFileSync } from 'node:fs'

const problems: Record<string, string> = {
	ENOENT: 'there is no such file',
	EISDIR: 'it is a folder',
	EACCES: 'this user may not read it',
}

/** A file that somebody named on the command line; or says in one line which it is and what to do. */
export function readNamedFile(path: string): Buffer {
	try {
		return readFileSync(path)
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : ''
		const why = problems[code] ?? code
		throw new Error(`${path} cannot be read: ${why}. Check the name, or give the whole path: names are looked up in ${process.cwd()}.`, {
			cause: error,
		})
	}
}
