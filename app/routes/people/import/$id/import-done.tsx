import { BrokenLines } from './broken-lines.tsx'
import { ImportCounts, type ImportCountsProps } from './import-counts.tsx'
import { ImportFound, type ImportFoundProps } from './import-found.tsx'
import { Panel } from '#app/ui/govuk/panel.tsx'

/** What was imported, and with what left out: as long as the import is known. */
export function ImportDone({
	groups,
	fields,
	lines,
	csv,
	leftOut,
	...counts
}: ImportCountsProps & ImportFoundProps & { lines: readonly string[] }) {
	return (
		<>
			<Panel title="The register is up to date" headingLevel={2}>
				{leftOut.total === 0 ? 'Everything in the file was imported' : 'All rows of the file were imported but those left out'}
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
			<BrokenLines lines={lines} />
			<ImportFound {...{ groups, fields, csv, leftOut }} />
		</>
	)
}
