import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { ActionLink, type Action } from '#app/ui/action-link.tsx'
import { classNames } from './class-names.ts'
import { SummaryCard, type SummaryCardOptions } from './summary-card.tsx'

export type SummaryRow = {
	key: ReactNode
	value: ReactNode
	actions?: readonly Action[] | undefined
	className?: string | undefined
	keyClass?: string | undefined
	valueClass?: string | undefined
	actionsClass?: string | undefined
}

export type SummaryListProps = Omit<ComponentPropsWithoutRef<'dl'>, 'children'> & {
	rows: readonly SummaryRow[]
	noBorder?: boolean | undefined
	/** Sets the list on a card with this title and these actions. */
	card?: SummaryCardOptions | undefined
}

export function SummaryList({ rows, noBorder, card, className, ...rest }: SummaryListProps) {
	const anyActions = rows.some((row) => row.actions !== undefined && row.actions.length > 0)
	const list = (
		<dl {...rest} className={classNames('govuk-summary-list', noBorder && 'govuk-summary-list--no-border', className)}>
			{rows.map((row, index) => (
				<div
					key={index}
					className={classNames(
						'govuk-summary-list__row',
						anyActions && row.actions === undefined && 'govuk-summary-list__row--no-actions',
						row.className,
					)}
				>
					<dt className={classNames('govuk-summary-list__key', row.keyClass)}>{row.key}</dt>
					<dd className={classNames('govuk-summary-list__value', row.valueClass)}>{row.value}</dd>
					<RowActions actions={row.actions} className={row.actionsClass} cardTitle={card?.title} />
				</div>
			))}
		</dl>
	)
	return card === undefined ? list : <SummaryCard {...card}>{list}</SummaryCard>
}

type RowActionsProps = { actions: readonly Action[] | undefined; className: string | undefined; cardTitle: ReactNode }

function RowActions({ actions = [], className, cardTitle }: RowActionsProps) {
	const [first] = actions
	if (first === undefined) return null
	return (
		<dd className={classNames('govuk-summary-list__actions', className)}>
			{actions.length === 1 ? (
				<ActionLink action={first} cardTitle={cardTitle} />
			) : (
				<ul className="govuk-summary-list__actions-list">
					{actions.map((action, index) => (
						<li key={index} className="govuk-summary-list__actions-list-item">
							<ActionLink action={action} cardTitle={cardTitle} />
						</li>
					))}
				</ul>
			)}
		</dd>
	)
}
