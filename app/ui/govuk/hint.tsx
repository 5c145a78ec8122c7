import type { ComponentPropsWithoutRef } from 'react'

import { classNames } from './class-names.ts'

export type HintProps = ComponentPropsWithoutRef<'div'>

export function Hint({ className, children, ...rest }: HintProps) {
	return (
		<div {...rest} className={classNames('govuk-hint', className)}>
			{children}
		</div>
	)
}
