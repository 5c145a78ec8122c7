import { Button } from '#app/ui/govuk/button.tsx'
import { Explanation } from '#app/routes/people/$employeeNumber/explanation.tsx'
import { DayField } from '#app/ui/day-field.tsx'
import { FormErrors, type FormErrorsProps } from '#app/ui/form-errors.tsx'
import { ReasonFields, type ReasonFieldsProps } from '#app/routes/people/$employeeNumber/reason-fields.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'

type FormValues = Readonly<Record<string, string>>

export type OpenExemption = {
	id: number
	/** From when to when. */
	words: string
	reason: string
	note: string
	isOpen: boolean
	mayTakeBack: boolean
	/** Between which days it may end. */
	range: string
}

export type ExemptionFormProps = {
	page: {
		/** Whom it is about. */
		name: string
		/** Of the requirement. */
		title: string
		why: readonly string[]
		isAsked: boolean
		earliest: string
		reasons: ReasonFieldsProps['choices']
		exemptions: readonly OpenExemption[]
		action: string
	}
	formValues: FormValues
	errors: FormErrorsProps['errors']
}

/** How it stands, what exemptions there are and how to end each, and the fields of another. */
export function ExemptionForm({ page, formValues, errors }: ExemptionFormProps) {
	const { name, title, why, exemptions, earliest, reasons } = page
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<>
			<FormErrors errors={errors} days={['from', 'to', 'last']} />
			<span className="govuk-caption-xl">{name}</span>
			<h1 className="govuk-heading-xl">Exempt from {title}</h1>
			<Explanation title="How it stands today" sentences={why} />
			{exemptions.map((exemption) => (
				<Ending key={exemption.id} action={page.action} exemption={exemption} formValues={formValues} error={errorOf('last')} />
			))}
			{exemptions.some(({ isOpen }) => isOpen) ? null : page.isAsked ? (
				<form method="post" action={page.action} noValidate>
					{exemptions.length > 0 && <h2 className="govuk-heading-m">Another exemption</h2>}
					<p className="govuk-body">While somebody is exempt it is not asked of them, and the days do not count towards the due day.</p>
					<DayField
						name="from"
						legend="First day"
						hint={`${earliest} or later. A day that is over needs a note; reports of days that are over do not change.`}
						formValues={formValues}
						error={errorOf('from')}
					/>
					<DayField
						name="to"
						legend="Last day (optional)"
						hint="Leave it empty if no end is known."
						formValues={formValues}
						error={errorOf('to')}
					/>
					<ReasonFields
						legend="Why are they exempt?"
						choices={reasons}
						noteHint="Only HR sees it. Do not write about health. No more than 500 characters."
						formValues={formValues}
						errorOf={errorOf}
					/>
					<Button name="intent" value="check">
						Continue
					</Button>
				</form>
			) : (
				<p className="govuk-body">It is not asked of {name}, so no exemption is needed.</p>
			)}
		</>
	)
}

type EndingProps = { action: string; exemption: OpenExemption; formValues: FormValues; error: string | undefined }

function Ending({ action, exemption, formValues, error }: EndingProps) {
	const { id, words, reason, note, mayTakeBack, range } = exemption
	const own = formValues.exemption === String(id)
	return (
		<section>
			<h2 className="govuk-heading-m">Exempt {words}</h2>
			<SummaryList
				rows={[
					{ key: 'Reason', value: reason },
					{ key: 'Note', value: note || 'None' },
				]}
			/>
			<form method="post" action={action} noValidate>
				<input type="hidden" name="exemption" value={id} />
				<DayField
					name="last"
					legend="End it early: last day"
					hint={range}
					formValues={own ? formValues : {}}
					error={own ? error : undefined}
				/>
				<div className="govuk-button-group">
					<Button name="intent" value="end" variant="secondary">
						End it on that day
					</Button>
					{mayTakeBack && (
						<Button name="intent" value="take-back" variant="secondary">
							It was a mistake: take it back
						</Button>
					)}
				</div>
			</form>
		</section>
	)
}
