import { Button } from '#app/ui/govuk/button.tsx'
import { FileUpload } from '#app/ui/govuk/file-upload.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { SummaryList, type SummaryListProps } from '#app/ui/govuk/summary-list.tsx'

export type RollCallCheckProps = {
	rows: SummaryListProps['rows']
	/** `why`: nothing is recorded, for this reason. */
	people: readonly { employeeNumber: string; name: string; team: string | null; why: string | null }[]
	formValues: Readonly<Record<string, string>>
	fileError: string | undefined
}

/** What a roll call will record, person by person, with the signed list to attach. */
export function RollCallCheck({ rows, people, formValues, fileError }: RollCallCheckProps) {
	const signed = people.filter(({ why }) => why === null)
	const others = people.filter(({ why }) => why !== null)
	return (
		<>
			<h1 className="govuk-heading-xl">Check the list</h1>
			<SummaryList rows={rows} />
			<h2 className="govuk-heading-m">
				{signed.length === 0 ? 'Nobody’s answer will be recorded' : `Recorded as agreed: ${inPeople(signed.length)}`}
			</h2>
			{signed.length > 0 && <p className="govuk-body">Each of these names must have a signature on the list.</p>}
			<ul className="govuk-list govuk-list--bullet">
				{signed.map(({ employeeNumber, name, team }) => (
					<li key={employeeNumber}>{[name, employeeNumber, team].filter(Boolean).join(', ')}</li>
				))}
			</ul>
			{others.length > 0 && (
				<>
					<h2 className="govuk-heading-m">Nothing is recorded for {inPeople(others.length)}</h2>
					<ul className="govuk-list govuk-list--bullet">
						{others.map(({ employeeNumber, name, why }) => (
							<li key={employeeNumber}>
								{name}, {employeeNumber}: {why}
							</li>
						))}
					</ul>
				</>
			)}
			<form method="post" action="/admin/roll-call" encType="multipart/form-data" noValidate>
				<HiddenFields formValues={formValues} />
				{signed.length > 0 && (
					<FileUpload
						name="document"
						label="The signed list"
						labelClass="govuk-label--m"
						hint="A photo or a scan: PDF, PNG or JPEG, one file of no more than 5 MB. It is kept with each answer."
						accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
						error={fileError}
					/>
				)}
				<div className="govuk-button-group">
					{signed.length > 0 && (
						<Button name="intent" value="record">
							Record {inPeople(signed.length)}
						</Button>
					)}
					<Button name="intent" value="change" variant="secondary">
						Change something
					</Button>
				</div>
			</form>
		</>
	)
}

const inPeople = (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`
