import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames } from './class-names.ts'

export type GenericHeaderProps = ComponentPropsWithoutRef<'div'> & {
	href?: string | undefined
	containerClass?: string | undefined
	/** The organisation's name or logo. */
	children: ReactNode
}

export function GenericHeader({ href = '/', containerClass = 'govuk-width-container', className, children, ...rest }: GenericHeaderProps) {
	return (
		<div {...rest} className={classNames('govuk-generic-header', className)}>
			<div className={classNames('govuk-generic-header__container', containerClass)}>
				<div className="govuk-generic-header__logo">
					<a href={href} className="govuk-generic-header__homepage-link">
						{children}
					</a>
				</div>
			</div>
		</div>
	)
}
