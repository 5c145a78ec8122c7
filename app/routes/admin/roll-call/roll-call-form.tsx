import { Button } from '#app/ui/govuk/button.tsx'
import { Checkboxes } from '#app/ui/govuk/checkboxes.tsx'
import { DayField } from '#app/ui/day-field.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'

type Unit = { id: number; name: string }

export type RollCallFormProps = {
	/** The first day that counts, in words. */
	since: string
	directorates: readonly Unit[]
	services: readonly Unit[]
	teams: readonly Unit[]
	/** Those of the unit that was chosen who can answer now; null if none was chosen. */
	people: readonly { employeeNumber: string; name: string; facts: string }[] | null
	/** There are more of them than are listed. */
	more: boolean
	formValues: Readonly<Record<string, string>>
	ticked: readonly string[]
	errors: readonly { field: string; text: string }[]
}

/** A session and who signed its list. The same form makes the sheet to sign. */
export function RollCallForm(props: RollCallFormProps) {
	const { since, directorates, services, teams, people, more, formValues, ticked, errors } = props
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	const unit = (name: string, label: string, units: readonly Unit[]) =>
		units.length > 0 && (
			<Select
				name={name}
				label={label}
				defaultValue={formValues[name] ?? ''}
				items={[{ value: '', text: 'Choose' }, ...units.map(({ id, name: text }) => ({ value: String(id), text }))]}
			/>
		)
	return (
		<form method="post" action="/admin/roll-call" noValidate>
			<h2 className="govuk-heading-m">Who is on the list</h2>
			<Textarea
				name="numbers"
				label="Employee numbers"
				labelClass="govuk-label--s"
				hint="Type or paste them, with spaces, commas or new lines between. Or find people below and tick them."
				rows={4}
				defaultValue={formValues.numbers}
				error={errorOf('numbers')}
			/>
			{unit('directorate', 'Directorate', directorates)}
			{unit('service', 'Service', services)}
			{unit('team', 'Team', teams)}
			<Button name="intent" value="show" variant="secondary">
				Show who can still answer
			</Button>
			{people && people.length === 0 && <p className="govuk-body">Nobody there can answer now.</p>}
			{people && people.length > 0 && (
				<Checkboxes
					name="person"
					small
					legend="Can still answer"
					legendClass="govuk-fieldset__legend--s"
					hint={more ? `The first ${people.length}, by name. Choose a service or a team for a shorter list.` : 'Tick those on the list.'}
					defaultValues={ticked}
					items={people.map(({ employeeNumber, name, facts }) => ({ value: employeeNumber, text: name, hint: facts }))}
				/>
			)}
			<h2 className="govuk-heading-m">Before the session</h2>
			<p className="govuk-body">
				Print a sheet with the exact statements and a line to sign for each of them. People sign only if they agree.
			</p>
			<Button formAction="/admin/roll-call/sheet" formMethod="get" variant="secondary">
				Make the sheet to sign
			</Button>
			<h2 className="govuk-heading-m">After the session</h2>
			<DayField name="held" legend="Day of the session" hint={`${since} or later.`} formValues={formValues} error={errorOf('held')} />
			<Input
				name="place"
				label="Where was it?"
				labelClass="govuk-label--s"
				maxLength={200}
				defaultValue={formValues.place}
				error={errorOf('place')}
			/>
			<Input
				name="led-by"
				label="Who led it?"
				labelClass="govuk-label--s"
				hint="The person who saw everybody sign."
				maxLength={200}
				defaultValue={formValues['led-by']}
				error={errorOf('led-by')}
			/>
			<Button name="intent" value="check">
				Continue
			</Button>
		</form>
	)
}
