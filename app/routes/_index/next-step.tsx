import { Button } from '#app/ui/govuk/button.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { renderedOnce } from '#app/ui/remembered.tsx'
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
	/** An object that stays the same as long as it says the same. */
	step: Step
}

/** The card that says what to do next. */
export function NextStep({ eyebrow, step }: NextStepProps) {
	return (
		<section className="pb-next">
			<div className="pb-next__words">
				<p className="pb-next__eyebrow">{eyebrow}</p>
				<div dangerouslySetInnerHTML={renderStep(step)} />
			</div>
			<img className="pb-next__cover" src={step.cover} alt="" width={720} height={405} />
		</section>
	)
}

const renderStep = renderedOnce(({ title, status, facts, pagesRead, pages, why, action, href }: Step) => (
	<>
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
	</>
))
