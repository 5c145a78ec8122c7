import type { ComponentPropsWithoutRef } from 'react'

import { classNames } from './class-names.ts'
import { Field, type FieldProps } from './field.tsx'

export type FileUploadProps = FieldProps & Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'children'> & { name: string }

export function FileUpload(props: FileUploadProps) {
	const { label, labelClass, labelIsHeading, hint, error, describedBy, groupClass, ...control } = props
	const { name, id = name, className, ...rest } = control
	return (
		<Field {...{ id, label, labelClass, labelIsHeading, hint, error, describedBy, groupClass }}>
			{(ids) => (
				<input
					{...rest}
					className={classNames('govuk-file-upload', className, Boolean(error) && 'govuk-file-upload--error')}
					id={id}
					name={name}
					type="file"
					aria-describedby={ids}
				/>
			)}
		</Field>
	)
}
