import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'

export type FormErrorsProps = {
	errors: readonly { field: string; text: string }[]
	/** Those of the fields that are days: the link leads to the first of their boxes. */
	days?: readonly string[]
}

/** What is wrong with a form, each with a link to its field. Nothing where nothing is. */
export function FormErrors({ errors, days = [] }: FormErrorsProps) {
	if (errors.length === 0) return null
	return <ErrorSummary errors={errors.map(({ field, text }) => ({ text, href: `#${days.includes(field) ? `${field}-day` : field}` }))} />
}
