import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import type { ReportError } from './content-errors.ts'
import { parseJson } from './parse-json.ts'
import { checkShape } from './schema-errors.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

const isMissing = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

/** One folder of content. It remembers what was read, which is what its fingerprint covers. */
export class SourceFolder {
	private readonly read = new Map<string, string>()

	constructor(
		private readonly root: string,
		/** Relative to the content directory, with forward slashes. */
		readonly name: string,
		readonly report: ReportError,
	) {}

	fileName(name: string): string {
		return this.name === '' ? name : `${this.name}/${name}`
	}

	/** Sorted by code unit, so that every machine lists alike. Hidden files are left out. */
	list(folder: string, wanted: 'files' | 'folders'): string[] {
		try {
			return readdirSync(path.join(this.root, this.name, folder), { withFileTypes: true })
				.filter((entry) => !entry.name.startsWith('.') && entry.isDirectory() === (wanted === 'folders'))
				.map((entry) => entry.name)
				.sort()
		} catch (error) {
			if (isMissing(error)) return []
			throw error
		}
	}

	/** The text with line endings as `\n`, or undefined with the fault reported. */
	text(name: string, presence: 'required' | 'optional' = 'required'): string | undefined {
		const file = this.fileName(name)
		try {
			const text = utf8.decode(readFileSync(path.join(this.root, this.name, name))).replace(/\r\n?/g, '\n')
			this.read.set(name, text)
			return text
		} catch (error) {
			if (error instanceof TypeError) {
				this.report({ file, field: 'the whole file', message: 'is not UTF-8 text', remedy: 'Save it again as UTF-8.' })
			} else if (!isMissing(error)) {
				throw error
			} else if (presence === 'required') {
				this.report({ file, field: 'the whole file', message: 'is missing', remedy: 'Write it: docs/authors.md says what belongs in it.' })
			}
			return undefined
		}
	}

	/** `absent` stands for a file that may be left out. */
	json<Schema extends z.ZodType>(name: string, schema: Schema, absent?: z.output<Schema>): z.output<Schema> | undefined {
		const text = this.text(name, absent === undefined ? 'required' : 'optional')
		if (text === undefined) return absent
		const file = this.fileName(name)
		const parsed = parseJson(text)
		if (parsed.ok) return checkShape(schema, parsed.value, { file }, this.report)
		const { line, column, problem } = parsed
		this.report({ file, line, field: `line ${line}, column ${column}`, message: `is not JSON: ${problem}`, remedy: 'Correct it there.' })
		return undefined
	}

	/** Counts `text`, which stands elsewhere and is shown here, among what was read. */
	include(name: string, text: string): void {
		this.read.set(name, text)
	}

	/** Two copies of a folder have one fingerprint exactly when every file says the same. `except` is a file that says nothing: a cover is decoration. */
	fingerprint(except: string): string {
		const hash = createHash('sha256')
		for (const name of [...this.read.keys()].sort()) {
			if (name === except) continue
			const text = this.read.get(name) ?? ''
			hash.update(`${name}\0${Buffer.byteLength(text)}\0${text}\0`)
		}
		return hash.digest('hex')
	}
}
