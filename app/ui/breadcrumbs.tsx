import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames, type Attributes } from './class-names.ts'

/** An item without `href` is the page itself. */
export type Breadcrumb = { text: ReactNode; href?: string | undefined; attributes?: Attributes | undefined }

export type BreadcrumbsProps = ComponentPropsWithoutRef<'nav'> & {
	items: readonly Breadcrumb[]
	collapseOnMobile?: boolean | undefined
}

export function Breadcrumbs({ items, collapseOnMobile, className, 'aria-label': label = 'Breadcrumb', ...rest }: BreadcrumbsProps) {
	return (
		<nav
			{...rest}
			className={classNames('govuk-breadcrumbs', className, collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile')}
			aria-label={label}
		>
			<ol className="govuk-breadcrumbs__list">
				{items.map((item, index) =>
					item.href === undefined ? (
						<li key={index} className="govuk-breadcrumbs__list-item" aria-current="page">
							{item.text}
						</li>
					) : (
						<li key={index} className="govuk-breadcrumbs__list-item">
							<a {...item.attributes} className="govuk-breadcrumbs__link" href={item.href}>
								{item.text}
							</a>
						</li>
					),
				)}
			</ol>
		</nav>
	)
}
