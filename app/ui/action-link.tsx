import type { ReactNode } from 'react'

import { classNames, type Attributes } from '#app/ui/govuk/class-names.ts'

export type Action = {
	text: ReactNode
	href: string
	/** What the action is about, for those who hear the link alone. */
	hiddenText?: string | undefined
	className?: string | undefined
	attributes?: Attributes | undefined
}

/** A link in a summary list or on its card. */
export function ActionLink({ action, cardTitle }: { action: Action; cardTitle?: ReactNode }) {
	const hidden = action.hiddenText !== undefined && action.hiddenText !== ''
	return (
		<a {...action.attributes} className={classNames('govuk-link', action.className)} href={action.href}>
			{action.text}
			{(hidden || cardTitle !== undefined) && (
				<span className="govuk-visually-hidden">
					{hidden && ` ${action.hiddenText ?? ''}`}
					{cardTitle !== undefined && <> ({cardTitle})</>}
				</span>
			)}
		</a>
	)
}
