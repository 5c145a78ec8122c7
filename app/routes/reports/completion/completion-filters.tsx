import { Button } from '#app/ui/govuk/button.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { statusWords, type Status } from '#app/ui/status-tag.tsx'

export type CompletionFiltersProps = {
	/** What the address says, right or wrong, by field. */
	formValues: Record<string, string>
	errors: readonly { field: string; text: string }[]
	/** `YYYY-MM-DD`, the last day that can be asked for. */
	today: string
	directorates: readonly string[]
	services: readonly string[]
	workerTypes: readonly string[]
	requirements: readonly { slug: string; title: string }[]
	/** Statuses that can be asked for together. */
	statusGroups: readonly { value: string; text: string }[]
	statuses: readonly Status[]
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const named = (names: readonly string[]) => names.map((name) => ({ value: name, text: name }))

/** The filters beside the report: a form that asks by GET, so that an address holds everything and can be sent to somebody. */
export function CompletionFilters(props: CompletionFiltersProps) {
	const { formValues, errors, today, directorates, services, workerTypes, requirements, statusGroups, statuses } = props
	const alone = statuses.map((status) => ({ value: status, text: statusWords(status) }))
	const field = (name: string) => ({
		name,
		defaultValue: formValues[name] ?? '',
		error: errors.find((error) => error.field === name)?.text,
	})
	const all = (text: string) => ({ value: '', text })
	return (
		<form className="pb-filters" method="get" action="/reports/completion" aria-label="Filters">
			<h2 className="govuk-heading-m">Filters</h2>
			{formValues.known && <input type="hidden" name="known" value={formValues.known} />}
			<Input
				{...field('as-at')}
				type="date"
				label="As at"
				hint="Today or an earlier day"
				max={today}
				defaultValue={formValues['as-at'] ?? today}
			/>
			<Select {...field('directorate')} label="Directorate" items={[all('All directorates'), ...named(directorates)]} />
			<Select {...field('service')} label="Service" items={[all('All services'), ...named(services)]} />
			<Select
				{...field('worker-type')}
				label="Worker type"
				items={[all('All worker types'), ...workerTypes.map((type) => ({ value: type, text: capital(type) }))]}
			/>
			<Select
				{...field('requirement')}
				label="Requirement"
				items={[all('All requirements'), ...requirements.map(({ slug, title }) => ({ value: slug, text: title }))]}
			/>
			<Select
				{...field('status')}
				label="Status"
				hint="Narrows the list of people, not the figures"
				items={[all('All statuses'), ...statusGroups, ...alone]}
			/>
			<Input {...field('q')} type="search" label="Name, number or e-mail" />
			<Button>Apply filters</Button>
			<p className="govuk-body">
				<a className="govuk-link" href="/reports/completion">
					Clear filters
				</a>
			</p>
		</form>
	)
}
