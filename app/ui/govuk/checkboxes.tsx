import { Choices, type ChoicesProps } from './choices.tsx'

export type CheckboxesProps = ChoicesProps & { defaultValues?: readonly string[] | undefined }

export function Checkboxes({ defaultValues = [], ...rest }: CheckboxesProps) {
	return <Choices {...rest} kind="checkboxes" isChosen={(value) => defaultValues.includes(value)} />
}
