import { Button } from '#app/ui/govuk/button.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'

/** `share` is between 0 and 1. The page asks again by itself. */
export function ImportProgress({ share, applying }: { share: number; applying: boolean }) {
	const percent = Math.round(share * 100)
	return (
		<>
			<div role="status">
				<p className="govuk-body-l">
					{applying ? 'The register is being brought up to date.' : 'The file is being read and compared with the register.'} You may leave
					this page and come back.
				</p>
				<ProgressBar value={percent} max={100} label={`${percent}% done`} />
				<p className="govuk-body govuk-!-margin-top-2">{percent}% done</p>
				<p className="govuk-body-s">This page renews itself every 2 seconds.</p>
			</div>
			<form method="post">
				<Button name="intent" value="cancel" variant="secondary">
					Cancel
				</Button>
			</form>
		</>
	)
}
