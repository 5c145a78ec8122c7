import { BrokenLines } from './broken-lines.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { ImportAnswers, type ImportAnswersProps } from './import-answers.tsx'
import { ImportCounts, type ImportCountsProps } from './import-counts.tsx'
import { ImportFound, type ImportFoundProps } from './import-found.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { WarningText } from '#app/ui/govuk/warning-text.tsx'

export type ImportPreviewProps = ImportCountsProps &
	ImportAnswersProps &
	ImportFoundProps & {
		lines: readonly string[]
		notices: readonly string[]
		/** The file lists everybody. */
		full: boolean
		toConfirm: { working: number; leaving: number } | null
		error: string | undefined
		typed: unknown
	}

/** What an import would change, before it does. */
export function ImportPreview({ notices, lines, full, answers, toConfirm, error, typed, ...found }: ImportPreviewProps) {
	const { groups, fields, csv, leftOut, ...counts } = found
	return (
		<>
			<p className="govuk-body-l">Nothing is imported yet.</p>
			<ImportCounts {...counts} />
			<ul className="govuk-list govuk-list--bullet">
				<li>
					{full ? 'The file lists everybody: who works here and is not in it leaves.' : 'People who are not in the file stay as they are.'}
				</li>
				{notices.map((notice) => (
					<li key={notice}>{notice}</li>
				))}
			</ul>
			<BrokenLines lines={lines} />
			<ImportAnswers answers={answers} />
			<form method="post">
				{toConfirm && (
					<>
						<WarningText>
							{toConfirm.leaving} of the {toConfirm.working} people working today would leave. That is more than one in twenty: check that
							the file is whole.
						</WarningText>
						<Input
							name="leavers"
							label="Type the number of people who would leave"
							inputMode="numeric"
							autoComplete="off"
							width={5}
							error={error}
							defaultValue={typeof typed === 'string' ? typed : undefined}
						/>
					</>
				)}
				<div className="govuk-button-group">
					<Button name="intent" value="apply">
						Import
					</Button>
					<Button name="intent" value="cancel" variant="secondary">
						Cancel
					</Button>
				</div>
			</form>
			<ImportFound {...{ groups, fields, csv, leftOut }} />
		</>
	)
}
