import type { ComponentPropsWithoutRef } from 'react'

import { classNames } from './class-names.ts'

export type SkipLinkProps = ComponentPropsWithoutRef<'a'>

export function SkipLink({ href = '#main-content', className, children = 'Skip to main content', ...rest }: SkipLinkProps) {
	return (
		<a {...rest} href={href} className={classNames('govuk-skip-link', className)} data-module="govuk-skip-link">
			{children}
		</a>
	)
}
