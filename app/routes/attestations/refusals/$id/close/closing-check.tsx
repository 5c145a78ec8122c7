import { Button } from '#app/ui/govuk/button.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { WarningText } from '#app/ui/govuk/warning-text.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'

export type ClosingCheckProps = {
	path: string
	name: string
	formValues: Readonly<Record<string, string>>
	outcome: string
	/** What the record shows of it. */
	fact: string
	words: string
}

/** What will be recorded, to confirm or to change. */
export const ClosingCheck = ({ path, name, formValues, outcome, fact, words }: ClosingCheckProps) => (
	<>
		<span className="govuk-caption-xl">{name}</span>
		<h1 className="govuk-heading-xl">Check before you close it</h1>
		<SummaryList
			rows={[
				{ key: 'Outcome', value: outcome },
				{ key: 'What the record shows', value: fact },
				{ key: 'What was done, and how it ended', value: words, valueClass: 'pb-as-typed' },
			]}
		/>
		<WarningText>A refusal that is closed stays as it is. If they refuse again, that is a new one.</WarningText>
		<form method="post" action={`${path}/close`} className="govuk-button-group">
			<HiddenFields formValues={formValues} />
			<Button name="intent" value="close">
				Close it
			</Button>
			<Button name="intent" value="change" variant="secondary">
				Change something
			</Button>
		</form>
	</>
)
