import type { ComponentPropsWithoutRef } from 'react'

import { classNames } from './class-names.ts'

export type BackLinkProps = ComponentPropsWithoutRef<'a'> & { href: string }

export function BackLink({ className, children = 'Back', ...rest }: BackLinkProps) {
	return (
		<a {...rest} className={classNames('govuk-back-link', className)}>
			{children}
		</a>
	)
}
