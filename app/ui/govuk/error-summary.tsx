import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames, type Attributes } from './class-names.ts'

/** `href` is `#` and the id of the field. */
export type ErrorSummaryItem = { text: ReactNode; href?: string | undefined; attributes?: Attributes | undefined }

export type ErrorSummaryProps = Omit<ComponentPropsWithoutRef<'div'>, 'title'> & {
	title?: ReactNode
	errors?: readonly ErrorSummaryItem[] | undefined
	/** One sentence over the list. */
	children?: ReactNode
}

export function ErrorSummary({ title = 'There is a problem', errors = [], className, children, ...rest }: ErrorSummaryProps) {
	return (
		<div {...rest} className={classNames('govuk-error-summary', className)} data-module="govuk-error-summary">
			<div role="alert">
				<h2 className="govuk-error-summary__title">{title}</h2>
				<div className="govuk-error-summary__body">
					{children !== undefined && <p>{children}</p>}
					{errors.length > 0 && (
						<ul className="govuk-list govuk-error-summary__list">
							{errors.map((error, index) => (
								<li key={index}>
									{error.href === undefined ? (
										error.text
									) : (
										<a {...error.attributes} href={error.href}>
											{error.text}
										</a>
									)}
								</li>
							))}
						</ul>
					)}
				</div>
			</div>
		</div>
	)
}
