import { ImportCounts, type ImportCountsProps } from './import-counts.tsx'
import { Panel } from '#app/ui/govuk/panel.tsx'

export function ImportDone(counts: ImportCountsProps) {
	return (
		<>
			<Panel title="The register is up to date" headingLevel={2}>
				Everything in the file was imported
			</Panel>
			<ImportCounts {...counts} />
			<p className="govuk-body">
				What each person has to learn was planned anew. The file was deleted; its fingerprint is in the evidence.
			</p>
			<p className="govuk-body">
				<a className="govuk-link" href="/people">
					Go to People
				</a>
			</p>
		</>
	)
}
