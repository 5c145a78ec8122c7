import type { ComponentPropsWithoutRef } from 'react'

import { classNames } from './class-names.ts'

type Look = {
	variant?: 'secondary' | 'warning' | 'inverse' | undefined
	/** The green button with an arrow that starts something. */
	start?: boolean | undefined
}

type LinkButtonProps = Look & Omit<ComponentPropsWithoutRef<'a'>, 'href'> & { href: string }

type PushButtonProps = Look & ComponentPropsWithoutRef<'button'> & { href?: undefined }

/** With `href` a link that looks like a button, else a button that submits. */
export type ButtonProps = LinkButtonProps | PushButtonProps

export function Button(props: ButtonProps) {
	if (props.href !== undefined) {
		const { variant, start, className, children, ...rest } = props
		return (
			<a {...rest} role="button" draggable="false" className={look({ variant, start }, className)} data-module="govuk-button">
				{children}
				{start && <StartIcon />}
			</a>
		)
	}
	const { variant, start, className, children, type = 'submit', disabled, ...rest } = props
	return (
		<button
			{...rest}
			type={type}
			disabled={disabled}
			aria-disabled={disabled === true ? 'true' : undefined}
			className={look({ variant, start }, className)}
			data-module="govuk-button"
		>
			{children}
			{start && <StartIcon />}
		</button>
	)
}

function look({ variant, start }: Look, className: string | undefined): string {
	return classNames('govuk-button', variant && `govuk-button--${variant}`, className, start && 'govuk-button--start')
}

function StartIcon() {
	return (
		<svg
			className="govuk-button__start-icon"
			xmlns="http://www.w3.org/2000/svg"
			width="17.5"
			height="19"
			viewBox="0 0 33 40"
			aria-hidden="true"
			focusable="false"
		>
			<path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
		</svg>
	)
}
