import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames, type Attributes } from './class-names.ts'

export type NavigationItem = {
	text: ReactNode
	href?: string | undefined
	/** This very page. */
	current?: boolean | undefined
	/** The section that this page belongs to. */
	active?: boolean | undefined
	attributes?: Attributes | undefined
}

export type ServiceNavigationProps = ComponentPropsWithoutRef<'div'> & {
	serviceName?: string | undefined
	serviceHref?: string | undefined
	items?: readonly NavigationItem[] | undefined
	/** Name of the list of links. */
	navigationLabel?: string | undefined
	navigationId?: string | undefined
	navigationClass?: string | undefined
	/** What stands before and after the service name and the links. */
	start?: ReactNode
	end?: ReactNode
	/** Sets `end` on the same line, at the right. */
	endInline?: boolean | undefined
}

/** GOV.UK's service navigation without the menu button, which does nothing where no script runs. */
export function ServiceNavigation(props: ServiceNavigationProps) {
	const { serviceName, serviceHref, items = [], start, end, endInline, className, ...others } = props
	const {
		navigationLabel = 'Menu',
		navigationId = 'navigation',
		navigationClass,
		'aria-label': label = 'Service information',
		...rest
	} = others
	const outer = { ...rest, className: classNames('govuk-service-navigation', className), 'data-module': 'govuk-service-navigation' }
	const inner = (
		<div className={classNames('govuk-width-container', endInline && 'govuk-service-navigation__inlining-container')}>
			{start}
			<div className="govuk-service-navigation__container">
				{serviceName !== undefined && (
					<span className="govuk-service-navigation__service-name">
						{serviceHref === undefined ? (
							<span className="govuk-service-navigation__text">{serviceName}</span>
						) : (
							<a href={serviceHref} className="govuk-service-navigation__link">
								{serviceName}
							</a>
						)}
					</span>
				)}
				{items.length > 0 && (
					<nav aria-label={navigationLabel} className={classNames('govuk-service-navigation__wrapper', navigationClass)}>
						<ul className="govuk-service-navigation__list" id={navigationId}>
							{items.map((item, index) => (
								<ServiceNavigationItem key={index} {...item} />
							))}
						</ul>
					</nav>
				)}
			</div>
			{end}
		</div>
	)
	if (serviceName === undefined && start === undefined && end === undefined) return <div {...outer}>{inner}</div>
	return (
		<section {...outer} aria-label={label}>
			{inner}
		</section>
	)
}

function ServiceNavigationItem({ text, href, current, active, attributes }: NavigationItem) {
	const marked = current === true || active === true
	const ariaCurrent = current === true ? 'page' : active === true ? 'true' : undefined
	const content = marked ? <strong className="govuk-service-navigation__active-fallback">{text}</strong> : text
	return (
		<li className={classNames('govuk-service-navigation__item', marked && 'govuk-service-navigation__item--active')}>
			{href === undefined ? (
				<span className="govuk-service-navigation__text" aria-current={ariaCurrent}>
					{content}
				</span>
			) : (
				<a {...attributes} className="govuk-service-navigation__link" href={href} aria-current={ariaCurrent}>
					{content}
				</a>
			)}
		</li>
	)
}
