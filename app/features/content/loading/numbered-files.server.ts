import type { SourceFolder } from './source-folder.server.ts'

export interface NumberedFile {
	/** Relative to the source folder, such as `pages/06-breaches.md`. */
	readonly name: string
	readonly slug: string
}

/** The files `NN-slug.md` of a folder in the order of `NN`. */
export function listNumbered(source: SourceFolder, folder: 'pages' | 'clauses'): NumberedFile[] {
	const numbers = new Map<string, string>()
	const slugs = new Map<string, string>()
	const files = source.list(folder, 'files').flatMap((base) => {
		const name = `${folder}/${base}`
		const error = (message: string, remedy: string): void =>
			source.report({ file: source.fileName(name), field: 'file name', message, remedy })
		const [, number, slug] = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(base) ?? []
		if (number === undefined || slug === undefined) {
			error('is not a number and a slug', 'Name it as 06-breaches.md: two digits, then small letters, digits and hyphens.')
			return []
		}
		const sameNumber = numbers.get(number)
		const sameSlug = slugs.get(slug)
		if (sameNumber !== undefined) error(`has the number ${number}, as ${sameNumber} has`, 'Give each file its own number.')
		if (sameSlug !== undefined) error(`has the slug "${slug}", as ${sameSlug} has`, 'Give each file its own slug: it is an address.')
		numbers.set(number, base)
		slugs.set(slug, base)
		return [{ name, slug }]
	})
	if (files.length === 0) {
		source.report({
			file: source.fileName(folder),
			field: 'the whole folder',
			message: 'holds no text',
			remedy: 'Write at least 01-first.md.',
		})
	}
	return files
}
