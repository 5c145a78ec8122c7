import { Button } from '#app/ui/govuk/button.tsx'
import { DayField } from './day-field.tsx'
import { FileUpload } from '#app/ui/govuk/file-upload.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'

export type PriorLearningFormProps = {
	action: string
	/** The first day that counts, in words. */
	earliest: string
	button: string
	formValues: Readonly<Record<string, string>>
	errors: readonly { field: string; text: string }[]
}

/** Learning done elsewhere: when, where, and the proof. */
export function PriorLearningForm({ action, earliest, button, formValues, errors }: PriorLearningFormProps) {
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<form method="post" action={action} encType="multipart/form-data" noValidate>
			<DayField
				name="completed"
				legend="Day on which it was completed"
				hint={`${earliest} or later.`}
				formValues={formValues}
				error={errorOf('completed')}
			/>
			<Input
				name="issuer"
				label="Who gave the course?"
				labelClass="govuk-label--s"
				hint="The employer, training provider or professional body that is named on the proof."
				maxLength={200}
				defaultValue={formValues.issuer}
				error={errorOf('issuer')}
			/>
			<FileUpload
				name="document"
				label="Proof"
				labelClass="govuk-label--s"
				hint="A certificate or a record, as a PDF, or a picture in PNG or JPEG. No more than 5 MB."
				accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
				error={errorOf('document')}
			/>
			<Textarea
				name="note"
				label="Note (optional)"
				labelClass="govuk-label--s"
				hint="What HR should know about the course. No more than 500 characters."
				rows={3}
				defaultValue={formValues.note}
				error={errorOf('note')}
			/>
			<Button>{button}</Button>
		</form>
	)
}
