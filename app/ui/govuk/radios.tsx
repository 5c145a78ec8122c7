import { Choices, type ChoicesProps } from './choices.tsx'
import { classNames } from './class-names.ts'

export type RadiosProps = ChoicesProps & {
	defaultValue?: string | null | undefined
	inline?: boolean | undefined
}

export function Radios({ defaultValue, inline, className, ...rest }: RadiosProps) {
	return (
		<Choices
			{...rest}
			kind="radios"
			className={classNames(inline && 'govuk-radios--inline', className)}
			isChosen={(value) => value === defaultValue}
		/>
	)
}
