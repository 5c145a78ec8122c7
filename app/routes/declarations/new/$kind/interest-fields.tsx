import { Checkboxes } from '#app/ui/govuk/checkboxes.tsx'
import { DayField } from '#app/ui/day-field.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'

type InterestField = {
	name: string
	label: string
	hint?: string
	as: 'words' | 'long' | 'day' | 'pounds' | 'hours' | 'choice'
	choices?: readonly { value: string; text: string; hint?: string }[]
}

export type InterestFieldsProps = {
	fields: readonly InterestField[]
	/** What the form has sent, or holds at first, by name. */
	formValues: Readonly<Record<string, string>>
	errors: readonly { field: string; text: string }[]
}

/** What is asked about one interest. */
export function InterestFields({ fields, formValues, errors }: InterestFieldsProps) {
	return fields.map((field) => (
		<Field key={field.name} field={field} formValues={formValues} error={errors.find((error) => error.field === field.name)?.text} />
	))
}

function Field({
	field,
	formValues,
	error,
}: {
	field: InterestField
	formValues: InterestFieldsProps['formValues']
	error: string | undefined
}) {
	const { name, label, hint, as, choices = [] } = field
	const value = formValues[name]
	const labelled = { name, label, hint, error, labelClass: 'govuk-label--s' }
	const grouped = { name, legend: label, legendClass: 'govuk-fieldset__legend--s', hint, error }
	switch (as) {
		case 'day':
			return <DayField name={name} legend={label} hint={hint} formValues={formValues} error={error} />
		case 'choice':
			return choices.length === 1 ? (
				<Checkboxes {...grouped} items={choices} defaultValues={value === undefined ? [] : [value]} />
			) : (
				<Radios {...grouped} items={choices} defaultValue={value} />
			)
		case 'long':
			return <Textarea {...labelled} rows={3} defaultValue={value} />
		case 'pounds':
			return <Input {...labelled} prefix="£" width={10} inputMode="decimal" spellCheck={false} defaultValue={value} />
		case 'hours':
			return <Input {...labelled} width={4} inputMode="decimal" defaultValue={value} />
		case 'words':
			return <Input {...labelled} defaultValue={value} />
	}
}
