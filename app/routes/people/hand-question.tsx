import type { RegisterQuestion } from '#app/features/people/asking/read-register-answer.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import type { FieldError, FormValues } from '#app/platform/form.ts'

type Group = { legend: string; hint: string; items: { value: string; text: string }[] }

/** What only a person can say of somebody who is told of by hand, in the words of one person. */
function groupsOf(question: RegisterQuestion, isNew: boolean): Group[] {
	switch (question.about) {
		case 'same-people':
			return question.people.map(({ known, knownName, why }) => ({
				legend: `Is this ${knownName}, ${known}, who is on record?`,
				hint: why === 'spelling' ? 'The number is the same, spelt otherwise.' : 'The name and the first day of work are the same.',
				items: [
					{ value: 'same', text: `Yes, the same person: go to the record of ${knownName}` },
					{ value: 'another', text: 'No, another person' },
				],
			}))
		case 'shared-emails':
			return question.addresses.map(({ email, people }) => {
				const others = people.filter(({ isKnown }) => !isNew || isKnown)
				return {
					legend: `Somebody else has ${email}`,
					hint: others.map(({ name, number }) => `${name}, ${number}`).join('; '),
					items: [
						...(isNew ? [{ value: 'same', text: 'It is the same person: go to their record' }] : []),
						{ value: 'share', text: 'They are different people who share it' },
					],
				}
			})
		case 'units':
			return question.units.map(({ level, written, nearest }) => ({
				legend: `“${written.at(-1) ?? ''}” is new. Did you mean “${nearest}”?`,
				hint: [`A ${level}`, ...(written.length > 1 ? [`in ${written.slice(0, -1).reverse().join(', ')}`] : [])].join(' '),
				items: [
					{ value: 'same', text: `Yes, ${nearest}` },
					{ value: 'new', text: 'No, it is new' },
				],
			}))
		default:
			return []
	}
}

export type HandQuestionProps = {
	name: string
	question: RegisterQuestion
	formValues: FormValues
	errors: readonly FieldError[]
	isNew: boolean
	action: string
}

export function HandQuestion({ name, question, formValues, errors, isNew, action }: HandQuestionProps) {
	return (
		<>
			<FormErrors errors={errors} />
			<span className="govuk-caption-xl">{name}</span>
			<h1 className="govuk-heading-xl">Before it is recorded</h1>
			<form method="post" action={action} noValidate>
				<HiddenFields formValues={formValues} />
				{groupsOf(question, isNew).map(({ legend, hint, items }, at) => (
					<Radios
						key={legend}
						name={`choice-${at + 1}`}
						legend={legend}
						legendClass="govuk-fieldset__legend--m"
						hint={hint}
						items={items}
						error={errors.find(({ field }) => field === `choice-${at + 1}`)?.text}
					/>
				))}
				<div className="govuk-button-group">
					<Button name="intent" value="answer">
						Continue
					</Button>
					<Button name="intent" value="change" variant="secondary">
						Change something
					</Button>
				</div>
			</form>
		</>
	)
}

export type HandCheckProps = {
	name: string
	title: string
	rows: { key: string; value: string }[]
	notices: readonly string[]
	formValues: FormValues
	action: string
	save: string
}

/** What it was and what it becomes, to confirm or to change. */
export function HandCheck({ name, title, rows, notices, formValues, action, save }: HandCheckProps) {
	return (
		<>
			<span className="govuk-caption-xl">{name}</span>
			<h1 className="govuk-heading-xl">{title}</h1>
			<SummaryList rows={[...rows, { key: 'Why', value: formValues.reason ?? '' }]} />
			{notices.map((notice) => (
				<p key={notice} className="govuk-body">
					{notice}
				</p>
			))}
			<form method="post" action={action} className="govuk-button-group">
				<HiddenFields formValues={formValues} />
				<Button name="intent" value="save">
					{save}
				</Button>
				<Button name="intent" value="change" variant="secondary">
					Change something
				</Button>
			</form>
		</>
	)
}
