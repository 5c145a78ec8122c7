import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames } from './class-names.ts'

export type FieldsetProps = ComponentPropsWithoutRef<'fieldset'> & {
	legend?: ReactNode
	/** Such as `govuk-fieldset__legend--m`. */
	legendClass?: string | undefined
	legendIsHeading?: boolean | undefined
}

export function Fieldset({ legend, legendClass, legendIsHeading, className, children, ...rest }: FieldsetProps) {
	return (
		<fieldset {...rest} className={classNames('govuk-fieldset', className)}>
			{legend !== undefined && (
				<legend className={classNames('govuk-fieldset__legend', legendClass)}>
					{legendIsHeading === true ? <h1 className="govuk-fieldset__heading">{legend}</h1> : legend}
				</legend>
			)}
			{children}
		</fieldset>
	)
}
