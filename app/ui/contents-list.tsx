import type { ReactNode } from 'react'

import { classNames } from '#app/ui/govuk/class-names.ts'

export type ContentsItem = {
	text: ReactNode
	href: string
	done?: boolean | undefined
	current?: boolean | undefined
}

export type ContentsListProps = {
	title?: string | undefined
	items: readonly ContentsItem[]
	/** The word for `done`. */
	doneWord?: string | undefined
	/** Ticks and circles beside the items; else a plain list of links. */
	ticks?: boolean | undefined
}

/** The contents beside a module's page or beside the Code. */
export function ContentsList({ title = 'Contents', items, doneWord = 'read', ticks }: ContentsListProps) {
	return (
		<nav className={classNames('pb-contents', ticks && 'pb-contents--ticks')} id="contents" aria-label={title}>
			<h2 className="pb-contents__title">{title}</h2>
			<ol className="pb-contents__list">
				{items.map((item) => (
					<li key={item.href} className={classNames('pb-contents__item', item.done && 'pb-contents__item--done')}>
						<a href={item.href} aria-current={item.current === true ? 'page' : undefined}>
							{item.text}
							{item.done && <span className="govuk-visually-hidden"> ({doneWord})</span>}
						</a>
					</li>
				))}
			</ol>
		</nav>
	)
}

/** On a narrow screen the contents come after the text; this leads to them. */
export function ToContents() {
	return (
		<p className="govuk-body pb-to-contents">
			<a className="govuk-link" href="#contents">
				Contents
			</a>
		</p>
	)
}
