import { DateInput } from '#app/ui/govuk/date-input.tsx'
import type { ReactNode } from 'react'

export type DayFieldProps = {
	/** The boxes are `name-day`, `name-month` and `name-year`. */
	name: string
	legend: ReactNode
	hint?: ReactNode
	/** What the form has sent, or holds at first, by name. */
	formValues: Readonly<Record<string, string>>
	error?: string | undefined
}

/** A day to type, in three boxes. */
export function DayField({ name, legend, hint, formValues, error }: DayFieldProps) {
	return (
		<DateInput
			id={name}
			namePrefix={name}
			legend={legend}
			legendClass="govuk-fieldset__legend--s"
			hint={hint}
			error={error}
			defaultValue={{ day: formValues[`${name}-day`], month: formValues[`${name}-month`], year: formValues[`${name}-year`] }}
		/>
	)
}
