import type { ReactNode } from 'react'
import { AttestForm, type Seen } from '#app/routes/attest/attest-form.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'

export type AttestPartProps = {
	seen: Seen
	edition: { id: string }
	title: string
	href: string
	number: number
	of: number
	/** How many of all parts are read. */
	read: number
	minutes: number
	previous: string | null
	/** They are still reading; else it is only looked at again. */
	isReading: boolean
	isLast: boolean
	children: ReactNode
}

/** One part of the Code to read, and the way on. */
export function AttestPart(props: AttestPartProps) {
	const { seen, edition, title, href, number, of, read, minutes, previous, isReading, isLast, children } = props
	return (
		<>
			<ProgressBar value={read} max={of} label={`${read} of ${of} parts read`} />
			<p className="govuk-caption-m">
				Part {number} of {of}, about {minutes} {minutes === 1 ? 'minute' : 'minutes'}
			</p>
			<h1 className="govuk-heading-l">{title}</h1>
			{children}
			<AttestForm seen={seen} action={href}>
				<div className="govuk-button-group pb-module__steps">
					{isReading ? (
						<Button>{isLast ? 'Mark as read and go on to the questions' : 'Mark as read and go on'}</Button>
					) : (
						<Button href="/attest">Back to where you were</Button>
					)}
					{previous && (
						<a className="govuk-link" href={previous}>
							Previous part
						</a>
					)}
					<a className="govuk-link" href={`/code/${edition.id}`}>
						The whole Code
					</a>
				</div>
			</AttestForm>
		</>
	)
}
