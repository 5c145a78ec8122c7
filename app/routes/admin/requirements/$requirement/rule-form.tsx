import { Button } from '#app/ui/govuk/button.tsx'
import { Checkboxes } from '#app/ui/govuk/checkboxes.tsx'
import { Details } from '#app/ui/govuk/details.tsx'
import { Fieldset } from '#app/ui/govuk/fieldset.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'

export type RuleFormProps = {
	action: string
	/** What stands in each field. */
	fields: Readonly<Record<string, readonly string[]>>
	errors: readonly { field: string; text: string }[]
	/** The rules that this form was made from. */
	revision: string
	/** `YYYY-MM-DD` */
	today: string
	workerTypes: readonly string[]
	directorates: readonly string[]
	services: readonly string[]
	tags: readonly string[]
	months: readonly string[]
	/** How many rows there are for extra days. */
	stretchRows: number
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const named = (names: readonly string[]) => names.map((name) => ({ value: name, text: name }))
const types = (names: readonly string[]) => names.map((name) => ({ value: name, text: capital(name) }))

/** Everything that HR may say of a requirement, on one page. */
export function RuleForm(props: RuleFormProps) {
	const { action, fields, errors, revision, today, months } = props
	const field = (name: string) => ({
		name,
		defaultValue: fields[name]?.[0] ?? '',
		error: errors.find((error) => error.field === name)?.text,
	})
	const days = { inputMode: 'numeric', width: 3, suffix: 'days' } as const
	return (
		<form method="post" action={action} noValidate>
			<input type="hidden" name="revision" value={revision} />
			<h2 className="govuk-heading-l">Who is asked</h2>
			<Radios
				{...field('who')}
				legend="Who must keep it up to date?"
				legendClass="govuk-fieldset__legend--s"
				items={[
					{ value: 'everybody', text: 'Everybody who works here' },
					{ value: 'chosen', text: 'Those I choose below' },
					{
						value: 'nobody',
						text: 'Nobody',
						hint: 'It is not asked any more, until a later rule asks again. What people have done stays on record.',
					},
				]}
			/>
			<Chosen {...props} />
			<h2 className="govuk-heading-l">When</h2>
			<Input
				{...field('firstDueDays')}
				{...days}
				label="First due after"
				labelClass="govuk-label--s"
				hint="Counted from the day somebody starts, or the day it is first asked of them, if that is later."
			/>
			<Input {...field('renewMonths')} label="Renewed every" labelClass="govuk-label--s" inputMode="numeric" width={3} suffix="months" />
			<Select
				{...field('renewInMonth')}
				label="Renewed by"
				labelClass="govuk-label--s"
				items={[
					{ value: '', text: 'Each person’s own day' },
					...months.map((month, at) => ({ value: at + 1, text: `The end of ${month}, everybody` })),
				]}
			/>
			<Input
				{...field('minimumActiveMonths')}
				label="With a fixed month: fewest months since the last time"
				labelClass="govuk-label--s"
				hint="Whoever did it more recently waits for that month a year later. 0 if nobody waits."
				inputMode="numeric"
				width={3}
				suffix="months"
			/>
			<Input {...field('opensDaysBefore')} {...days} label="Renewal opens before the due day by" labelClass="govuk-label--s" />
			<Stretches {...props} />
			<h2 className="govuk-heading-l">From when, and why</h2>
			<Input
				{...field('validFrom')}
				type="date"
				label="The change holds from"
				labelClass="govuk-label--s"
				hint="Today or later. A change that is to come on that day or after it makes way for this one."
				min={today}
				className="govuk-input--width-10"
			/>
			<Input
				{...field('noticeDays')}
				{...days}
				label="Notice"
				labelClass="govuk-label--s"
				hint="A due day that the change brings forward comes no sooner than so many days after the change."
			/>
			<Textarea
				{...field('reason')}
				label="Reason for the change"
				labelClass="govuk-label--s"
				hint="Everybody who is asked reads it under “Why am I seeing this?” Do not name people. No more than 300 characters."
				rows={3}
			/>
			<p className="govuk-body">Nothing changes yet. Next you see what the change does, and to how many people.</p>
			<Button>Preview the effect</Button>
		</form>
	)
}

function Chosen({ fields, errors, workerTypes, directorates, services, tags }: RuleFormProps) {
	const error = (name: string) => errors.find((error) => error.field === name)?.text
	const boxes = (name: string, legend: string, items: { value: string; text: string }[]) => (
		<Checkboxes
			name={name}
			legend={legend}
			legendClass="govuk-fieldset__legend--s"
			small
			items={items}
			defaultValues={fields[name]}
			error={error(name)}
		/>
	)
	return (
		<div className="pb-chosen">
			<p className="govuk-body">
				If you choose below: of each list in which you choose something, a person must match at least one. A list without a choice leaves
				nobody out.
			</p>
			<div className="pb-chosen__lists">
				{boxes('workerTypes', 'Worker types', types(workerTypes))}
				{directorates.length > 0 && boxes('directorates', 'Directorates', named(directorates))}
				{tags.length > 0 && boxes('tags', 'Tags', named(tags))}
			</div>
			<Textarea
				name="services"
				label="Services"
				labelClass="govuk-label--s"
				hint="One on a line, as in the list."
				rows={3}
				defaultValue={fields.services?.[0]}
				error={error('services')}
			/>
			{services.length > 0 && (
				<Details summary="All services" className="govuk-!-margin-bottom-0">
					<ul className="govuk-list pb-columns">
						{services.map((name) => (
							<li key={name}>{name}</li>
						))}
					</ul>
				</Details>
			)}
		</div>
	)
}

function Stretches({ fields, errors, workerTypes, tags, stretchRows }: RuleFormProps) {
	const rows = Math.max(stretchRows, fields['stretch-days']?.length ?? 0)
	const field = (name: string, row: number) => ({
		name,
		id: `${name}-${row}`,
		defaultValue: fields[name]?.[row] ?? '',
		error: errors.find((error) => error.field === `${name}-${row}`)?.text,
	})
	return (
		<Fieldset legend="More time for those who work little, or not all year round" legendClass="govuk-fieldset__legend--s">
			<div className="govuk-hint">Extra days wherever the rule gives days to do it in. Leave a line empty if you do not need it.</div>
			{Array.from({ length: rows }, (_, row) => (
				<div key={row} className="pb-stretch">
					<Select
						{...field('stretch-type', row)}
						label={<Nth row={row}>Worker type</Nth>}
						items={[{ value: '', text: 'Any' }, ...types(workerTypes)]}
					/>
					<Select {...field('stretch-tag', row)} label={<Nth row={row}>Tag</Nth>} items={[{ value: '', text: 'Any' }, ...named(tags)]} />
					<Input {...field('stretch-days', row)} label={<Nth row={row}>Extra days</Nth>} inputMode="numeric" width={3} />
				</div>
			))}
		</Fieldset>
	)
}

/** Labels that are alike are told apart for those who hear them. */
function Nth({ row, children }: { row: number; children: string }) {
	return (
		<>
			{children}
			<span className="govuk-visually-hidden"> (line {row + 1})</span>
		</>
	)
}
