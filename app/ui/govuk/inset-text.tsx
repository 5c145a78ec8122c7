import type { ComponentPropsWithoutRef } from 'react'

import { classNames } from './class-names.ts'

export type InsetTextProps = ComponentPropsWithoutRef<'div'>

export function InsetText({ className, children, ...rest }: InsetTextProps) {
	return (
		<div {...rest} className={classNames('govuk-inset-text', className)}>
			{children}
		</div>
	)
}
