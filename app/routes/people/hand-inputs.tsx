import { workerTypes } from '#db/schema/people.ts'
import { columnWords, type HandColumn } from '#app/features/people/by-hand/hand-fields.ts'
import type { FieldError, FormValues } from '#app/platform/form.ts'
import { DayField } from '#app/ui/day-field.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'

export type HandInputsProps = {
	columns: readonly HandColumn[]
	formValues: FormValues
	errors: readonly FieldError[]
	/** The form asks from which day it holds. */
	isDated?: boolean
	/** The form asks why. */
	isReasoned?: boolean
}

const hints: Partial<Record<HandColumn, string>> = {
	employee_number: 'As it stands in the HR system, with the zeros at the front.',
	given_name: 'Somebody with one name has it in either box; leave the other empty.',
	email: 'Leave it empty if there is none.',
	service: 'As it is called here already, if it is there.',
	manager_employee_number: 'Leave it empty if there is none.',
	tags: 'Small letters, digits and hyphens, such as works-with-children, with | between two. Leave it empty if there is none.',
	start_date: 'For example, 27 3 2026. For somebody who comes back, the first day of the new employment.',
	leave_date: 'For example, 27 3 2026. Leave it empty while there is none.',
}
const narrow: ReadonlySet<HandColumn> = new Set(['employee_number', 'manager_employee_number'])
const upper = (text: string) => text.replace(/^./, (letter) => letter.toUpperCase())

/** The fields of a form about one person. */
export function HandInputs({ columns, formValues, errors, isDated = false, isReasoned = true }: HandInputsProps) {
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<>
			{columns.map((column) => {
				const shared = { name: column, hint: hints[column], error: errorOf(column) }
				if (column === 'start_date' || column === 'leave_date')
					return <DayField key={column} {...shared} legend={columnWords[column]} formValues={formValues} />
				if (column === 'worker_type')
					return (
						<Radios
							key={column}
							{...shared}
							legend={columnWords[column]}
							legendClass="govuk-fieldset__legend--s"
							items={workerTypes.map((value) => ({ value, text: upper(value) }))}
							defaultValue={formValues[column]}
						/>
					)
				return (
					<Input
						key={column}
						{...shared}
						label={columnWords[column]}
						labelClass="govuk-label--s"
						autoComplete="off"
						spellCheck={false}
						type={column === 'email' ? 'email' : 'text'}
						width={narrow.has(column) ? 10 : undefined}
						defaultValue={formValues[column]}
					/>
				)
			})}
			{isDated && (
				<DayField
					name="from"
					legend="From which day does it hold?"
					hint="A coming day is kept as announced. A day that has been corrects the present post from that day."
					formValues={formValues}
					error={errorOf('from')}
				/>
			)}
			{isReasoned && (
				<Textarea
					name="reason"
					label="Why?"
					labelClass="govuk-label--s"
					hint="Kept on the record, for HR. No more than 300 characters."
					rows={3}
					defaultValue={formValues.reason}
					error={errorOf('reason')}
				/>
			)}
		</>
	)
}
