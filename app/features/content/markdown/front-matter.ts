import { VFile } from 'vfile'
import { matter } from 'vfile-matter'
import type { z } from 'zod'
import type { ReportError } from '#app/features/content/loading/content-errors.ts'
import { checkShape } from '#app/features/content/loading/schema-errors.ts'

interface Split<Matter> {
	readonly matter: Matter | undefined
	/** The front matter is blanked rather than cut, so that the lines keep their numbers. */
	readonly body: string
}

const pattern = /^---\n(?:[\s\S]*?\n)?---(?:\n|$)/

function yamlLine(error: Error): number | undefined {
	const at: unknown = 'linePos' in error && Array.isArray(error.linePos) ? error.linePos[0] : undefined
	return typeof at === 'object' && at !== null && 'line' in at && typeof at.line === 'number' ? at.line + 1 : undefined
}

export function splitFrontMatter<Schema extends z.ZodType>(
	file: string,
	text: string,
	schema: Schema,
	report: ReportError,
): Split<z.output<Schema>> {
	const body = text.replace(pattern, (found) => found.replace(/[^\n]/g, ''))
	const source = new VFile(text)
	try {
		matter(source)
	} catch (error) {
		if (!(error instanceof Error)) throw error
		report({
			file,
			line: yamlLine(error) ?? 1,
			field: 'front matter',
			message: `cannot be read: ${error.message.split(/ at line |\n/)[0] ?? ''}`,
			remedy: 'Put a value that holds a colon in double quotes.',
		})
		return { matter: undefined, body }
	}
	return { matter: checkShape(schema, source.data.matter, { file, line: 1 }, report), body }
}
