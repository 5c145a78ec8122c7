import type { ReactNode } from 'react'

import { ActionLink, type Action } from '#app/ui/action-link.tsx'
import { classNames, type Attributes } from './class-names.ts'

export type SummaryCardOptions = {
	title?: ReactNode
	headingLevel?: 2 | 3 | 4 | undefined
	actions?: readonly Action[] | undefined
	className?: string | undefined
	attributes?: Attributes | undefined
}

export function SummaryCard({
	title,
	headingLevel = 2,
	actions = [],
	className,
	attributes,
	children,
}: SummaryCardOptions & { children: ReactNode }) {
	const Heading = `h${headingLevel}` as const
	const [first] = actions
	return (
		<div {...attributes} className={classNames('govuk-summary-card', className)}>
			<div className="govuk-summary-card__title-wrapper">
				{title !== undefined && <Heading className="govuk-summary-card__title">{title}</Heading>}
				{actions.length === 1 && first && (
					<div className="govuk-summary-card__actions">
						<ActionLink action={first} cardTitle={title} />
					</div>
				)}
				{actions.length > 1 && (
					<ul className="govuk-summary-card__actions">
						{actions.map((action, index) => (
							<li key={index} className="govuk-summary-card__action">
								<ActionLink action={action} cardTitle={title} />
							</li>
						))}
					</ul>
				)}
			</div>
			<div className="govuk-summary-card__content">{children}</div>
		</div>
	)
}
