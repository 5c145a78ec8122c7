import type { ApprovedText } from '#app/features/code/publication/publications.server.ts'
import type { SummaryRow } from '#app/ui/govuk/summary-list.tsx'

export type WhoApproved = { loadedBy: string; recordedBy: string; minute: string | null }

type Found = Pick<ApprovedText, 'id' | 'loadedBy' | 'loadedByName' | 'approvedBy' | 'approvedByName' | 'minuteSha256'>

/** Who loaded a text and who recorded its approval, in words; null of a text that ships with Probity. */
export function toWhoApproved({ id, loadedBy, loadedByName, approvedBy, approvedByName, minuteSha256 }: Found): WhoApproved | null {
	if (loadedBy === null || approvedBy === null) return null
	const isSame = loadedBy === approvedBy
	return {
		loadedBy: nameOf(loadedByName, loadedBy),
		recordedBy: `${nameOf(approvedByName, approvedBy)}${isSame ? ', who also loaded it' : ''}`,
		minute: minuteSha256 === null ? null : `/admin/code/${id}/minute`,
	}
}

const nameOf = (name: string | null, actor: string) => name ?? (actor === 'command-line' ? 'A command on the server' : 'Probity')

/** The same as rows. */
export const approvalRows = (who: WhoApproved | null): SummaryRow[] =>
	who === null
		? []
		: [
				{ key: 'Loaded by', value: who.loadedBy },
				{ key: 'Approval recorded by', value: who.recordedBy },
				{
					key: 'Minute',
					value: who.minute ? (
						<a className="govuk-link" href={who.minute} download>
							Download the minute
						</a>
					) : (
						'None was handed in'
					),
				},
			]
