import type { EditionText } from '#app/features/code/edition/edition-text.ts'

type Statements = EditionText['statements']
type Named = { title: string; label: string }

/** Says which text was read, so it is written anew for each edition: the one before may have been in plain English only. */
const readStatement = ({ title, label }: Named): string => `I have read the ${title} (${label}).`

/** The statements of the edition before, for people to agree to a new one. */
export const statementsAfter = (before: Statements, edition: Named): Statements =>
	before.map((statement) => (statement.id === 'read' ? { ...statement, text: readStatement(edition) } : statement))

/** The same statements when the edition has another name; what somebody wrote stays. */
export const renameStatements = (statements: Statements, from: Named, to: Named): Statements =>
	statements.map((statement) => (statement.text === readStatement(from) ? { ...statement, text: readStatement(to) } : statement))

/** What a form holds, as statements: those without words are gone, and a new one gets an id that none had. */
export function readStatements(formValues: readonly { id: string | null; text: string }[]): Statements {
	const ids = new Set(formValues.flatMap(({ id }) => id ?? []))
	return formValues
		.filter(({ text }) => text !== '')
		.map(({ id, text }) => {
			if (id !== null) return { id, text }
			let count = ids.size + 1
			while (ids.has(`statement-${count}`)) count += 1
			ids.add(`statement-${count}`)
			return { id: `statement-${count}`, text }
		})
}
