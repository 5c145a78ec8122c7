import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames } from './class-names.ts'
import { HintAndError, describingIds, hasContent } from './field.tsx'
import { Fieldset } from './fieldset.tsx'
import { Label } from './label.tsx'

export type DatePart = 'day' | 'month' | 'year'

/** `className` and other attributes go to the row of inputs. */
export type DateInputProps = Omit<ComponentPropsWithoutRef<'div'>, 'id' | 'defaultValue' | 'children'> & {
	id: string
	/** With "due" the inputs are `due-day`, `due-month`, `due-year`. */
	namePrefix?: string | undefined
	legend?: ReactNode
	legendClass?: string | undefined
	legendIsHeading?: boolean | undefined
	hint?: ReactNode
	error?: ReactNode
	/** Which inputs are wrong; with an error all of them unless told. */
	errorIn?: readonly DatePart[] | undefined
	describedBy?: string | undefined
	defaultValue?: Partial<Record<DatePart, string | number | undefined>> | undefined
	autoComplete?: Partial<Record<DatePart, string>> | undefined
	/** Which inputs there are. */
	parts?: readonly DatePart[] | undefined
	groupClass?: string | undefined
}

const LABELS = { day: 'Day', month: 'Month', year: 'Year' } as const

export function DateInput(props: DateInputProps) {
	const { id, namePrefix, legend, legendClass, legendIsHeading, hint, error, describedBy, ...others } = props
	const {
		parts = ['day', 'month', 'year'],
		errorIn = hasContent(error) ? parts : [],
		defaultValue,
		autoComplete,
		groupClass,
		className,
		...rest
	} = others
	const row = (
		<>
			<HintAndError id={id} hint={hint} error={error} />
			<div {...rest} className={classNames('govuk-date-input', className)} id={id}>
				{parts.map((part) => (
					<div key={part} className="govuk-date-input__item">
						<div className="govuk-form-group">
							<Label htmlFor={`${id}-${part}`} className="govuk-date-input__label">
								{LABELS[part]}
							</Label>
							<input
								className={classNames(
									'govuk-input govuk-date-input__input',
									errorIn.includes(part) && 'govuk-input--error',
									part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
								)}
								id={`${id}-${part}`}
								name={namePrefix === undefined ? part : `${namePrefix}-${part}`}
								type="text"
								defaultValue={defaultValue?.[part]}
								autoComplete={autoComplete?.[part]}
								inputMode="numeric"
							/>
						</div>
					</div>
				))}
			</div>
		</>
	)
	return (
		<div className={classNames('govuk-form-group', hasContent(error) && 'govuk-form-group--error', groupClass)}>
			{legend === undefined ? (
				row
			) : (
				<Fieldset
					{...{ legend, legendClass, legendIsHeading }}
					role="group"
					aria-describedby={describingIds(id, { describedBy, hint, error })}
				>
					{row}
				</Fieldset>
			)}
		</div>
	)
}
