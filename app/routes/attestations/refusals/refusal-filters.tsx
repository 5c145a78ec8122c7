import { Button } from '#app/ui/govuk/button.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { Select } from '#app/ui/govuk/select.tsx'

export type RefusalFiltersProps = {
	/** What the address says, right or wrong, by field. */
	formValues: Readonly<Record<string, string>>
	errors: readonly { field: string; text: string }[]
	views: readonly { value: string; text: string }[]
	directorates: readonly string[]
}

/** The filters beside the refusals: a form that asks by GET. */
export function RefusalFilters({ formValues, errors, views, directorates }: RefusalFiltersProps) {
	const field = (name: string) => ({
		name,
		defaultValue: formValues[name] ?? '',
		error: errors.find((error) => error.field === name)?.text,
	})
	return (
		<form className="pb-filters" method="get" action="/attestations/refusals" aria-label="Filters">
			<h2 className="govuk-heading-m">Filters</h2>
			<Select {...field('show')} label="Show" items={views} />
			<Select
				{...field('directorate')}
				label="Directorate"
				items={[{ value: '', text: 'All directorates' }, ...directorates.map((name) => ({ value: name, text: name }))]}
			/>
			<Input {...field('q')} type="search" label="Name, number or e-mail" />
			<Button>Apply filters</Button>
			<p className="govuk-body">
				<a className="govuk-link" href="/attestations/refusals">
					Clear filters
				</a>
			</p>
		</form>
	)
}
