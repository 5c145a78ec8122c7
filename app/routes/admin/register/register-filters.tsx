import { Button } from '#app/ui/govuk/button.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { Select } from '#app/ui/govuk/select.tsx'

export type RegisterFiltersProps = {
	/** What the address says, right or wrong, by field. */
	formValues: Readonly<Record<string, string>>
	errors: readonly { field: string; text: string }[]
	/** `YYYY-MM-DD`, the last day that can be asked for. */
	today: string
	kinds: readonly { value: string; text: string }[]
	directorates: readonly string[]
}

const views = [
	{ value: 'current', text: 'What stands' },
	{ value: 'attention', text: 'What needs attention' },
	{ value: 'to-decide', text: 'What HR or the Monitoring Officer decides' },
	{ value: 'past', text: 'What ended or was corrected' },
]

/** The filters beside the register: a form that asks by GET. */
export function RegisterFilters({ formValues, errors, today, kinds, directorates }: RegisterFiltersProps) {
	const field = (name: string) => ({
		name,
		defaultValue: formValues[name] ?? '',
		error: errors.find((error) => error.field === name)?.text,
	})
	return (
		<form className="pb-filters" method="get" action="/admin/register" aria-label="Filters">
			<h2 className="govuk-heading-m">Filters</h2>
			<Input
				{...field('as-at')}
				type="date"
				label="As at"
				hint="Today or an earlier day"
				max={today}
				defaultValue={formValues['as-at'] ?? today}
			/>
			<Select {...field('show')} label="Show" items={views} />
			<Select {...field('kind')} label="Kind" items={[{ value: '', text: 'All interests and gifts' }, ...kinds]} />
			<Select
				{...field('directorate')}
				label="Directorate"
				items={[{ value: '', text: 'All directorates' }, ...directorates.map((name) => ({ value: name, text: name }))]}
			/>
			<Input {...field('q')} type="search" label="Name, number or e-mail" />
			<Button>Apply filters</Button>
			<p className="govuk-body">
				<a className="govuk-link" href="/admin/register">
					Clear filters
				</a>
			</p>
		</form>
	)
}
