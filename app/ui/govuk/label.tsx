import type { ComponentPropsWithoutRef } from 'react'

import { classNames } from './class-names.ts'

export type LabelProps = ComponentPropsWithoutRef<'label'> & { isPageHeading?: boolean | undefined }

export function Label({ isPageHeading, className, children, ...rest }: LabelProps) {
	const label = (
		<label {...rest} className={classNames('govuk-label', className)}>
			{children}
		</label>
	)
	return isPageHeading === true ? <h1 className="govuk-label-wrapper">{label}</h1> : label
}
