import type { ReactNode } from 'react'

import { classNames } from './class-names.ts'
import { ErrorMessage } from './error-message.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'

/** What every labelled form field takes. */
export type FieldProps = {
	label: ReactNode
	/** Such as `govuk-label--m`. */
	labelClass?: string | undefined
	labelIsHeading?: boolean | undefined
	hint?: ReactNode
	error?: ReactNode
	/** Id of something else that describes the field. */
	describedBy?: string | undefined
	groupClass?: string | undefined
}

/** The form group: label, hint and error over the control that `children` makes. */
export function Field(props: FieldProps & { id: string; children: (describedBy: string | undefined) => ReactNode }) {
	const { id, label, labelClass, labelIsHeading, hint, error, describedBy, groupClass, children } = props
	const ids = describingIds(id, { describedBy, hint, error })
	return (
		<div className={classNames('govuk-form-group', hasContent(error) && 'govuk-form-group--error', groupClass)}>
			<Label htmlFor={id} className={labelClass} isPageHeading={labelIsHeading}>
				{label}
			</Label>
			<HintAndError id={id} hint={hint} error={error} />
			{children(ids)}
		</div>
	)
}

export function HintAndError({ id, hint, error }: { id: string; hint: ReactNode; error: ReactNode }) {
	return (
		<>
			{hasContent(hint) && <Hint id={`${id}-hint`}>{hint}</Hint>}
			{hasContent(error) && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
		</>
	)
}

/** The value of aria-describedby. */
export function describingIds(id: string, parts: Pick<FieldProps, 'describedBy' | 'hint' | 'error'>): string | undefined {
	const ids = classNames(parts.describedBy, hasContent(parts.hint) && `${id}-hint`, hasContent(parts.error) && `${id}-error`)
	return ids === '' ? undefined : ids
}

export function hasContent(node: ReactNode): boolean {
	return node !== undefined && node !== null && node !== false && node !== ''
}
