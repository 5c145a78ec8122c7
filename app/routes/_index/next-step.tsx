import { Button } from '#app/ui/govuk/button.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { StatusTag, type Status } from '#app/ui/status-tag.tsx'
import { Why } from '#app/ui/why.tsx'

type Step = {
	title: string
	status: Status
	/** Where it stands, how long it takes, by when. */
	facts: string
	pagesRead: number
	pages: number
	why: readonly string[]
	/** What the button that takes it says, and where it leads. */
	action: string
	href: string
	/** Address of the drawing beside the words. */
	cover: string
}

export type NextStepProps = {
	/** The line over the title. */
	eyebrow: string
	step: Step
}

/** The card that says what to do next. */
export function NextStep({ eyebrow, step }: NextStepProps) {
	const { title, status, facts, pagesRead, pages, why, action, href, cover } = step
	return (
		<section className="pb-next">
			<div className="pb-next__words">
				<p className="pb-next__eyebrow">{eyebrow}</p>
				<h2 className="pb-next__title">{title}</h2>
				<div className="pb-next__text">
					<p className="govuk-body">
						<StatusTag status={status} /> {facts}
					</p>
					{pagesRead > 0 && <ProgressBar value={pagesRead} max={pages} label={`${pagesRead} of ${pages} pages read`} />}
					<Why title={title} sentences={why} />
				</div>
				<Button href={href} start>
					{action}
					<span className="govuk-visually-hidden"> {title}</span>
				</Button>
			</div>
			<img className="pb-next__cover" src={cover} alt="" width={720} height={405} />
		</section>
	)
}
