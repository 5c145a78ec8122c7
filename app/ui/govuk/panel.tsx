import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames } from './class-names.ts'

export type PanelProps = Omit<ComponentPropsWithoutRef<'div'>, 'title'> & {
	title: ReactNode
	headingLevel?: 1 | 2 | 3 | undefined
}

/** The green panel that confirms something done. */
export function Panel({ title, headingLevel = 1, className, children, ...rest }: PanelProps) {
	const Heading = `h${headingLevel}` as const
	return (
		<div {...rest} className={classNames('govuk-panel govuk-panel--confirmation', className)}>
			<Heading className="govuk-panel__title">{title}</Heading>
			{children !== undefined && <div className="govuk-panel__body">{children}</div>}
		</div>
	)
}
