import { Checkboxes } from '#app/ui/govuk/checkboxes.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'

export type ImportChoicesProps = {
	question: {
		legend: string
		more: string | null
		groups: readonly {
			field: string
			legend: string
			hint: string | null
			items: readonly { value: string; text: string }[]
			number: { field: string; label: string } | null
		}[]
		rest: string | null
	}
	errorOf: (field: string) => string | undefined
	chosen: (field: string) => string
}

/** One question about several people, units or addresses, each with its own answer. */
export function ImportChoices({ question: { legend, more, groups, rest }, errorOf, chosen }: ImportChoicesProps) {
	return (
		<>
			<h2 className="govuk-heading-m">{legend}</h2>
			{more && <p className="govuk-body">{more}</p>}
			{groups.map(({ field, legend: about, hint, items, number }) => (
				<div key={field}>
					<Radios
						name={field}
						legend={about}
						legendClass="govuk-fieldset__legend--s"
						hint={hint ?? undefined}
						items={items}
						error={errorOf(field)}
						defaultValue={chosen(field)}
					/>
					{number && (
						<Input
							name={number.field}
							label={number.label}
							width={10}
							autoComplete="off"
							error={errorOf(number.field)}
							defaultValue={chosen(number.field)}
						/>
					)}
				</div>
			))}
			{rest && <Checkboxes name="rest" items={[{ value: 'rest', text: rest }]} />}
		</>
	)
}
