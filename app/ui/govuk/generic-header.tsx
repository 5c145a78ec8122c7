import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames } from './class-names.ts'

export type GenericHeaderProps = ComponentPropsWithoutRef<'div'> & {
	href?: string | undefined
	containerClass?: string | undefined
	/** The organisation's name or logo. */
	children: ReactNode
	/** What stands beside the name, at the right. */
	end?: ReactNode
}

export function GenericHeader(props: GenericHeaderProps) {
	const { href = '/', containerClass = 'govuk-width-container', className, children, end, ...rest } = props
	return (
		<div {...rest} className={classNames('govuk-generic-header', className)}>
			<div className={classNames('govuk-generic-header__container', containerClass)}>
				<div className="govuk-generic-header__logo">
					<a href={href} className="govuk-generic-header__homepage-link">
						{children}
					</a>
				</div>
				{end}
			</div>
		</div>
	)
}
