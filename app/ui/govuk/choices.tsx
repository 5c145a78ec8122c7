import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames, type Attributes } from './class-names.ts'
import { HintAndError, describingIds, hasContent } from './field.tsx'
import { Fieldset } from './fieldset.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'

export type Choice = {
	value: string
	text: ReactNode
	hint?: ReactNode
	/** Else the group's `idPrefix` and the item's place. */
	id?: string | undefined
	disabled?: boolean | undefined
	labelClass?: string | undefined
	/** For the input itself. */
	attributes?: Attributes | undefined
}

export type ChoiceItem = Choice | { divider: string }

/** What radios and checkboxes have in common. `className` and other attributes go to the list of items. */
export type ChoicesProps = Omit<ComponentPropsWithoutRef<'div'>, 'defaultValue' | 'children'> & {
	name: string
	items: readonly ChoiceItem[]
	/** With a legend the items stand in a fieldset. */
	legend?: ReactNode
	legendClass?: string | undefined
	legendIsHeading?: boolean | undefined
	fieldsetClass?: string | undefined
	hint?: ReactNode
	error?: ReactNode
	describedBy?: string | undefined
	idPrefix?: string | undefined
	groupClass?: string | undefined
	small?: boolean | undefined
}

type Kind = 'radios' | 'checkboxes'

export function Choices(props: ChoicesProps & { kind: Kind; isChosen: (value: string) => boolean }) {
	const { kind, isChosen, name, items, legend, legendClass, legendIsHeading, fieldsetClass, ...others } = props
	const { hint, error, describedBy, idPrefix = name, groupClass, small, className, ...rest } = others
	const ids = describingIds(idPrefix, { describedBy, hint, error })
	// Radios outside a fieldset have nobody to describe; a lone checkbox is described itself.
	const itemIds = kind === 'checkboxes' && legend === undefined ? ids : undefined
	const list = (
		<>
			<HintAndError id={idPrefix} hint={hint} error={error} />
			<div {...rest} className={classNames(`govuk-${kind}`, small && `govuk-${kind}--small`, className)} data-module={`govuk-${kind}`}>
				{items.map((item, index) =>
					'divider' in item ? (
						<div key={index} className={`govuk-${kind}__divider`}>
							{item.divider}
						</div>
					) : (
						<ChoiceInput
							key={index}
							{...{ kind, name, item }}
							id={item.id ?? (index === 0 ? idPrefix : `${idPrefix}-${String(index + 1)}`)}
							describedBy={itemIds}
							chosen={isChosen(item.value)}
						/>
					),
				)}
			</div>
		</>
	)
	return (
		<div className={classNames('govuk-form-group', hasContent(error) && 'govuk-form-group--error', groupClass)}>
			{legend === undefined ? (
				list
			) : (
				<Fieldset {...{ legend, legendClass, legendIsHeading }} className={fieldsetClass} aria-describedby={ids}>
					{list}
				</Fieldset>
			)}
		</div>
	)
}

type ChoiceInputProps = { kind: Kind; name: string; id: string; item: Choice; describedBy: string | undefined; chosen: boolean }

function ChoiceInput({ kind, name, id, item, describedBy, chosen }: ChoiceInputProps) {
	const hintId = hasContent(item.hint) ? `${id}-item-hint` : undefined
	return (
		<div className={`govuk-${kind}__item`}>
			<input
				{...item.attributes}
				className={`govuk-${kind}__input`}
				id={id}
				name={name}
				type={kind === 'radios' ? 'radio' : 'checkbox'}
				value={item.value}
				defaultChecked={chosen}
				disabled={item.disabled}
				aria-describedby={classNames(describedBy, hintId) || undefined}
			/>
			<Label htmlFor={id} className={classNames(`govuk-${kind}__label`, item.labelClass)}>
				{item.text}
			</Label>
			{hintId !== undefined && (
				<Hint id={hintId} className={`govuk-${kind}__hint`}>
					{item.hint}
				</Hint>
			)}
		</div>
	)
}
