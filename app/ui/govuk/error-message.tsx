import type { ComponentPropsWithoutRef } from 'react'

import { classNames } from './class-names.ts'

export type ErrorMessageProps = ComponentPropsWithoutRef<'p'> & {
	/** The word read aloud before the message; empty for none. */
	hiddenText?: string | undefined
}

export function ErrorMessage({ hiddenText = 'Error', className, children, ...rest }: ErrorMessageProps) {
	return (
		<p {...rest} className={classNames('govuk-error-message', className)}>
			{hiddenText !== '' && (
				<>
					<span className="govuk-visually-hidden">{hiddenText}:</span>{' '}
				</>
			)}
			{children}
		</p>
	)
}
