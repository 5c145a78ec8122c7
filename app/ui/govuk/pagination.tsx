import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames, type Attributes } from './class-names.ts'

export type PageLink = {
	href: string
	/** Instead of "Previous page" or "Next page". */
	text?: ReactNode
	/** The title of that page; shown where there is no list of pages. */
	label?: string | undefined
	attributes?: Attributes | undefined
}

export type PageItem =
	{ number: number | string; href: string; current?: boolean | undefined; hiddenText?: string | undefined } | { ellipsis: true }

export type PaginationProps = Omit<ComponentPropsWithoutRef<'nav'>, 'children'> & {
	previous?: PageLink | undefined
	next?: PageLink | undefined
	items?: readonly PageItem[] | undefined
}

export function Pagination({ previous, next, items, className, 'aria-label': label = 'Pagination', ...rest }: PaginationProps) {
	const block = items === undefined && (previous !== undefined || next !== undefined)
	return (
		<nav {...rest} className={classNames('govuk-pagination', block && 'govuk-pagination--block', className)} aria-label={label}>
			{previous && <ArrowLink rel="prev" block={block} link={previous} />}
			{items && (
				<ul className="govuk-pagination__list">
					{items.map((item, index) => (
						<NumberLink key={index} item={item} />
					))}
				</ul>
			)}
			{next && <ArrowLink rel="next" block={block} link={next} />}
		</nav>
	)
}

function ArrowLink({ rel, block, link }: { rel: 'prev' | 'next'; block: boolean; link: PageLink }) {
	const { href, text, label, attributes } = link
	const arrowFirst = block || rel === 'prev'
	return (
		<div className={`govuk-pagination__${rel}`}>
			<a {...attributes} className="govuk-link govuk-pagination__link" href={href} rel={rel}>
				{arrowFirst && <Arrow rel={rel} />}
				<span
					className={classNames('govuk-pagination__link-title', block && label === undefined && 'govuk-pagination__link-title--decorated')}
				>
					{text ?? (
						<>
							{rel === 'prev' ? 'Previous' : 'Next'}
							<span className="govuk-visually-hidden"> page</span>
						</>
					)}
				</span>
				{block && label !== undefined && (
					<>
						<span className="govuk-visually-hidden">:</span>
						<span className="govuk-pagination__link-label">{label}</span>
					</>
				)}
				{!arrowFirst && <Arrow rel={rel} />}
			</a>
		</div>
	)
}

function NumberLink({ item }: { item: PageItem }) {
	if ('ellipsis' in item) return <li className="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
	const { number, href, current, hiddenText } = item
	return (
		<li className={classNames('govuk-pagination__item', current && 'govuk-pagination__item--current')}>
			<a
				className="govuk-link govuk-pagination__link"
				href={href}
				aria-label={hiddenText ?? `Page ${String(number)}`}
				aria-current={current === true ? 'page' : undefined}
			>
				{number}
			</a>
		</li>
	)
}

const ARROWS = {
	prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
	next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
} as const

function Arrow({ rel }: { rel: 'prev' | 'next' }) {
	return (
		<svg
			className={`govuk-pagination__icon govuk-pagination__icon--${rel}`}
			xmlns="http://www.w3.org/2000/svg"
			height="13"
			width="15"
			aria-hidden="true"
			focusable="false"
			viewBox="0 0 15 13"
		>
			<path d={ARROWS[rel]} />
		</svg>
	)
}
