import type { ComponentPropsWithoutRef } from 'react'

import { classNames } from './class-names.ts'
import { Field, type FieldProps } from './field.tsx'

export type TextareaProps = FieldProps & Omit<ComponentPropsWithoutRef<'textarea'>, 'children'> & { name: string }

export function Textarea(props: TextareaProps) {
	const { label, labelClass, labelIsHeading, hint, error, describedBy, groupClass, ...control } = props
	const { name, id = name, rows = 5, className, ...rest } = control
	return (
		<Field {...{ id, label, labelClass, labelIsHeading, hint, error, describedBy, groupClass }}>
			{(ids) => (
				<textarea
					{...rest}
					className={classNames('govuk-textarea', Boolean(error) && 'govuk-textarea--error', className)}
					id={id}
					name={name}
					rows={rows}
					aria-describedby={ids}
				/>
			)}
		</Field>
	)
}
