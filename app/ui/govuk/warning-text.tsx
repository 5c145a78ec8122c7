import type { ComponentPropsWithoutRef } from 'react'

import { classNames } from './class-names.ts'

export type WarningTextProps = ComponentPropsWithoutRef<'div'> & { iconText?: string | undefined }

export function WarningText({ iconText = 'Warning', className, children, ...rest }: WarningTextProps) {
	return (
		<div {...rest} className={classNames('govuk-warning-text', className)}>
			<span className="govuk-warning-text__icon" aria-hidden="true">
				!
			</span>
			<strong className="govuk-warning-text__text">
				<span className="govuk-visually-hidden">{iconText}</span> {children}
			</strong>
		</div>
	)
}
