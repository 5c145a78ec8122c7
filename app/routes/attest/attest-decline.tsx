import { AttestForm, type PageVersion } from './attest-form.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'

export type AttestDeclineProps = { version: PageVersion; edition: { title: string }; comment: string; error: string | undefined }

export function AttestDecline({ version, edition, comment, error }: AttestDeclineProps) {
	return (
		<>
			<span className="govuk-caption-xl">{edition.title}</span>
			<h1 className="govuk-heading-xl">I do not agree</h1>
			<p className="govuk-body">
				You may say no. Your answer is recorded for good, and HR or the Monitoring Officer will talk to you about it. You can answer again
				later.
			</p>
			<AttestForm version={version} action="/attest?answer=no">
				<Textarea
					id="comment"
					name="comment"
					label="What do you not agree with? (optional)"
					hint="HR and the Monitoring Officer read this."
					rows={4}
					maxLength={2000}
					defaultValue={comment}
					error={error}
				/>
				<div className="govuk-button-group">
					<Button name="intent" value="decline">
						Record that I do not agree
					</Button>
					<a className="govuk-link" href="/attest">
						Go back
					</a>
				</div>
			</AttestForm>
		</>
	)
}
