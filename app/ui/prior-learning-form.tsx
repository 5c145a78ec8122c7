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
	sent: Readonly<Record<string, string>>
	faults: readonly { field: string; text: string }[]
}

/** Learning done elsewhere: when, where, and the proof. */
export function PriorLearningForm({ action, earliest, button, sent, faults }: PriorLearningFormProps) {
	const errorOf = (field: string) => faults.find((fault) => fault.field === field)?.text
	return (
		<form method="post" action={action} encType="multipart/form-data" noValidate>
			<DayField
				name="completed"
				legend="Day on which it was completed"
				hint={`${earliest} or later.`}
				sent={sent}
				error={errorOf('completed')}
			/>
			<Input
				name="issuer"
				label="Who gave the course?"
				labelClass="govuk-label--s"
				hint="The employer, training provider or professional body that is named on the proof."
				maxLength={200}
				defaultValue={sent.issuer}
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
				defaultValue={sent.note}
				error={errorOf('note')}
			/>
			<Button preventDoubleClick>{button}</Button>
		</form>
	)
}
