import { Button } from '#app/ui/govuk/button.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { Select } from '#app/ui/govuk/select.tsx'

export type AgreementFiltersProps = {
	/** What the address says, right or wrong, by field. */
	formValues: Readonly<Record<string, string>>
	errors: readonly { field: string; text: string }[]
	/** `YYYY-MM-DD`, the last day that can be asked for. */
	today: string
	directorates: readonly string[]
	answers: readonly { value: string; text: string }[]
}

/** The filters beside the report: a form that asks by GET, so that an address holds everything. */
export function AgreementFilters({ formValues, errors, today, directorates, answers }: AgreementFiltersProps) {
	const field = (name: string) => ({
		name,
		defaultValue: formValues[name] ?? '',
		error: errors.find((error) => error.field === name)?.text,
	})
	return (
		<form className="pb-filters" method="get" action="/reports/agreement" aria-label="Filters">
			<h2 className="govuk-heading-m">Filters</h2>
			<Input
				{...field('as-at')}
				type="date"
				label="As at"
				hint="Today or an earlier day"
				max={today}
				defaultValue={formValues['as-at'] ?? today}
			/>
			<Select
				{...field('directorate')}
				label="Directorate"
				items={[{ value: '', text: 'All directorates' }, ...directorates.map((name) => ({ value: name, text: name }))]}
			/>
			<Select
				{...field('answer')}
				label="Answer"
				hint="Narrows the list of people, not the figures"
				items={[{ value: '', text: 'All answers' }, ...answers]}
			/>
			<Input {...field('q')} type="search" label="Name, number or e-mail" />
			<Button>Apply filters</Button>
			<p className="govuk-body">
				<a className="govuk-link" href="/reports/agreement">
					Clear filters
				</a>
			</p>
		</form>
	)
}
