import type { FieldError, FormValues } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'
import { DayField } from '#app/ui/day-field.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'

type Form = { kind: 'renamed' | 'merged'; action: string; choices: { value: string; text: string }[] }

export type UnitFormProps = { name: string; level: string; here: string; form: Form; formValues: FormValues; errors: readonly FieldError[] }

/** What a unit is called, or part of, from which day, and why. */
export function UnitForm({ name, level, here, form, formValues, errors }: UnitFormProps) {
	const { kind, action, choices } = form
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<>
			<FormErrors errors={errors} days={['from']} />
			<span className="govuk-caption-xl">{name}</span>
			<h1 className="govuk-heading-xl">{kind === 'renamed' ? 'Give it another name' : 'Make it part of another'}</h1>
			<p className="govuk-body">
				From that day people work under the new name. Reports as at an earlier day keep the old one, and people files that still write it
				are understood.
			</p>
			<form method="post" action={action} noValidate>
				{kind === 'renamed' ? (
					<Input
						name="name"
						label="New name"
						labelClass="govuk-label--s"
						autoComplete="off"
						defaultValue={formValues.name}
						error={errorOf('name')}
					/>
				) : (
					<Select
						name="into"
						label={`Which ${level} does it become part of?`}
						labelClass="govuk-label--s"
						items={[{ value: '', text: 'Choose' }, ...choices]}
						defaultValue={formValues.into}
						error={errorOf('into')}
					/>
				)}
				<DayField
					name="from"
					legend="From which day?"
					hint="Today or a later day. For example, 1 4 2027."
					formValues={formValues}
					error={errorOf('from')}
				/>
				<Textarea
					name="reason"
					label="Why?"
					labelClass="govuk-label--s"
					hint="Kept in the record. Do not name people. No more than 300 characters."
					rows={3}
					defaultValue={formValues.reason}
					error={errorOf('reason')}
				/>
				<div className="govuk-button-group">
					<Button name="intent" value="check">
						Continue
					</Button>
					<a className="govuk-link" href={here}>
						Cancel
					</a>
				</div>
			</form>
		</>
	)
}

export type UnitCheckProps = {
	name: string
	level: string
	form: Form
	formValues: FormValues
	becomes: string
	from: string
	people: string
	asks: readonly string[]
	reason: string
}

/** Whom it is about, in numbers, to confirm or to change. */
export function UnitCheck({ name, level, form: { kind, action }, formValues, becomes, from, people, asks, reason }: UnitCheckProps) {
	return (
		<>
			<span className="govuk-caption-xl">{name}</span>
			<h1 className="govuk-heading-xl">Check what changes</h1>
			<SummaryList
				rows={[
					{ key: `The ${level}`, value: name },
					{ key: kind === 'renamed' ? 'Is called' : 'Is part of', value: becomes },
					{ key: 'From', value: from },
					{ key: 'Who works there then', value: people },
					{ key: 'Why', value: reason },
				]}
			/>
			{asks.length > 0 && <p className="govuk-body">Who is asked by this name is asked by the new one as well: {asks.join(', ')}.</p>}
			<p className="govuk-body">It cannot be taken back; another change from a later day can follow.</p>
			<form method="post" action={action} className="govuk-button-group">
				<HiddenFields formValues={formValues} />
				<Button name="intent" value="save">
					{kind === 'renamed' ? 'Give it this name' : 'Make it part of that'}
				</Button>
				<Button name="intent" value="change" variant="secondary">
					Change something
				</Button>
			</form>
		</>
	)
}
