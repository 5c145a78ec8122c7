import { parseCode } from '#app/features/code/reading/parse-code.ts'

/** What was read of a document, a line for each part: `= title`, `# section`, `1.1 [sub-heading] text`, `? question`; a paragraph break is ` / `. */
export function shapeOf(source: string): string[] {
	const { title, sections, questions } = parseCode(source)
	const said = (text: string) => text.replaceAll(/\n+/g, ' / ').replaceAll('\\', '')
	return [
		`= ${title}`,
		...sections.flatMap(({ heading, clauses }) => [
			...(heading === '' ? [] : [`# ${heading}`]),
			...clauses.map(({ number, heading: over, text }) => `${number ?? '·'} ${over === null ? '' : `[${over}] `}${said(text)}`),
		]),
		...questions.map(({ title: asked, text }) => `? ${asked} ${said(text)}`),
	]
}

export const doubtsOf = (source: string): string[] => parseCode(source).unsure.map(({ line, why }) => `${line}: ${why}`)
export const leftOf = (source: string): string[] => parseCode(source).left.map(({ line, kind, text }) => `${line} ${kind}: ${text}`)
