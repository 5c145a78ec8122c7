import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames } from './class-names.ts'

export type NotificationBannerProps = Omit<ComponentPropsWithoutRef<'div'>, 'title'> & {
	type?: 'success' | undefined
	title?: ReactNode
	titleId?: string | undefined
	headingLevel?: 2 | 3 | 4 | undefined
	/** A plain string is set as the banner's large text. */
	children: ReactNode
}

export function NotificationBanner(props: NotificationBannerProps) {
	const { type, title, titleId = 'govuk-notification-banner-title', headingLevel = 2, role, className, children, ...rest } = props
	const success = type === 'success'
	const Heading = `h${headingLevel}` as const
	return (
		<div
			{...rest}
			className={classNames('govuk-notification-banner', success && 'govuk-notification-banner--success', className)}
			role={role ?? (success ? 'alert' : 'region')}
			aria-labelledby={titleId}
			data-module="govuk-notification-banner"
		>
			<div className="govuk-notification-banner__header">
				<Heading className="govuk-notification-banner__title" id={titleId}>
					{title ?? (success ? 'Success' : 'Important')}
				</Heading>
			</div>
			<div className="govuk-notification-banner__content">
				{typeof children === 'string' ? <p className="govuk-notification-banner__heading">{children}</p> : children}
			</div>
		</div>
	)
}
