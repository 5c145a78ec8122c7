import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames } from './class-names.ts'

export type TaskListItem = {
	title: ReactNode
	/** Without it the task cannot be opened yet. */
	href?: string | undefined
	hint?: ReactNode
	/** Words, or a tag. */
	status: ReactNode
	className?: string | undefined
	titleClass?: string | undefined
	statusClass?: string | undefined
}

export type TaskListProps = Omit<ComponentPropsWithoutRef<'ul'>, 'children'> & {
	items: readonly TaskListItem[]
	/** Has to differ between two task lists on one page. */
	idPrefix?: string | undefined
}

export function TaskList({ items, idPrefix = 'task-list', className, ...rest }: TaskListProps) {
	return (
		<ul {...rest} className={classNames('govuk-task-list', className)}>
			{items.map((item, index) => (
				<Task key={index} item={item} id={`${idPrefix}-${String(index + 1)}`} />
			))}
		</ul>
	)
}

function Task({ item, id }: { item: TaskListItem; id: string }) {
	const { title, href, hint, status, className, titleClass, statusClass } = item
	const linked = href !== undefined
	const hintId = hint === undefined ? undefined : `${id}-hint`
	return (
		<li className={classNames('govuk-task-list__item', linked && 'govuk-task-list__item--with-link', className)}>
			<div className="govuk-task-list__name-and-hint">
				{linked ? (
					<a
						className={classNames('govuk-link govuk-task-list__link', titleClass)}
						href={href}
						aria-describedby={classNames(hintId, `${id}-status`)}
					>
						{title}
					</a>
				) : (
					<div className={titleClass}>{title}</div>
				)}
				{hintId !== undefined && (
					<div id={hintId} className="govuk-task-list__hint">
						{hint}
					</div>
				)}
			</div>
			<div className={classNames('govuk-task-list__status', statusClass)} id={`${id}-status`}>
				{status}
			</div>
		</li>
	)
}
