import type { ComponentPropsWithoutRef } from 'react'

import { classNames, type Attributes } from './class-names.ts'
import { Field, type FieldProps } from './field.tsx'

export type SelectItem = {
	text: string
	/** Without it the text is the value. */
	value?: string | number | undefined
	disabled?: boolean | undefined
	attributes?: Attributes | undefined
}

export type SelectProps = FieldProps &
	Omit<ComponentPropsWithoutRef<'select'>, 'children'> & {
		name: string
		items: readonly SelectItem[]
	}

export function Select(props: SelectProps) {
	const { label, labelClass, labelIsHeading, hint, error, describedBy, groupClass, ...control } = props
	const { name, id = name, items, className, ...rest } = control
	return (
		<Field {...{ id, label, labelClass, labelIsHeading, hint, error, describedBy, groupClass }}>
			{(ids) => (
				<select
					{...rest}
					className={classNames('govuk-select', className, Boolean(error) && 'govuk-select--error')}
					id={id}
					name={name}
					aria-describedby={ids}
				>
					{items.map((item, index) => (
						<option key={index} {...item.attributes} value={item.value} disabled={item.disabled}>
							{item.text}
						</option>
					))}
				</select>
			)}
		</Field>
	)
}
