import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames } from './class-names.ts'
import { Tag } from './tag.tsx'

export type PhaseBannerProps = ComponentPropsWithoutRef<'div'> & {
	/** The word in the tag, such as "Beta". */
	tag: ReactNode
	tagClass?: string | undefined
}

export function PhaseBanner({ tag, tagClass, className, children, ...rest }: PhaseBannerProps) {
	return (
		<div {...rest} className={classNames('govuk-phase-banner govuk-width-container', className)}>
			<p className="govuk-phase-banner__content">
				<Tag className={classNames('govuk-phase-banner__content__tag', tagClass)}>{tag}</Tag>
				<span className="govuk-phase-banner__text">{children}</span>
			</p>
		</div>
	)
}
