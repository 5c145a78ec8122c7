import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames } from './class-names.ts'
import { Field, type FieldProps } from './field.tsx'

export type InputProps = FieldProps &
	Omit<ComponentPropsWithoutRef<'input'>, 'prefix' | 'width' | 'children'> & {
		name: string
		/** How many characters wide, where the answer's length is known. */
		width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
		prefix?: ReactNode
		suffix?: ReactNode
	}

export function Input(props: InputProps) {
	const { label, labelClass, labelIsHeading, hint, error, describedBy, groupClass, ...control } = props
	const { name, id = name, width, prefix, suffix, type = 'text', className, ...rest } = control
	return (
		<Field {...{ id, label, labelClass, labelIsHeading, hint, error, describedBy, groupClass }}>
			{(ids) => {
				const classes = classNames(
					'govuk-input',
					width && `govuk-input--width-${String(width)}`,
					className,
					Boolean(error) && 'govuk-input--error',
				)
				const input = <input {...rest} className={classes} id={id} name={name} type={type} aria-describedby={ids} />
				if (prefix === undefined && suffix === undefined) return input
				return (
					<div className="govuk-input__wrapper">
						{prefix !== undefined && <Affix kind="prefix">{prefix}</Affix>}
						{input}
						{suffix !== undefined && <Affix kind="suffix">{suffix}</Affix>}
					</div>
				)
			}}
		</Field>
	)
}

function Affix({ kind, children }: { kind: 'prefix' | 'suffix'; children: ReactNode }) {
	return (
		<div className={`govuk-input__${kind}`} aria-hidden="true">
			{children}
		</div>
	)
}
