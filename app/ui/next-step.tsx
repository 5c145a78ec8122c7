import type { ReactNode } from 'react'

export type NextStepProps = {
	/** The line over the title. */
	eyebrow?: string | undefined
	title: ReactNode
	/** The button that takes the step. */
	action: ReactNode
	/** Beside the words, such as the cover drawing. */
	aside?: ReactNode
	children?: ReactNode
}

/** The card that says what to do next. */
export function NextStep({ eyebrow = 'Your next step', title, action, aside, children }: NextStepProps) {
	return (
		<section className="pb-next">
			<div className="pb-next__words">
				<p className="pb-next__eyebrow">{eyebrow}</p>
				<h2 className="pb-next__title">{title}</h2>
				{children !== undefined && <div className="pb-next__text">{children}</div>}
				{action}
			</div>
			{aside}
		</section>
	)
}
