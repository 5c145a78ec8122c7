import type { Figures, ListHref } from './completion-figures.tsx'
import { StackedBar } from './stacked-bar.tsx'

export type CompletionBarsProps = {
	directorates: readonly { name: string; figures: Figures }[]
	requirements: readonly { id: string; title: string; figures: Figures }[]
	href: ListHref
}

/** The figures of each directorate and of each requirement, if they are of anybody. Every number leads to its people. */
export function CompletionBars({ directorates, requirements, href }: CompletionBarsProps) {
	if (directorates.length === 0) return null
	return (
		<>
			<section aria-label="By directorate">
				<h2 className="govuk-heading-m">By directorate</h2>
				{directorates.map(({ name, figures }) => (
					<Bar key={name} title={name} figures={figures} href={({ status }) => href({ status, directorate: name })} />
				))}
			</section>
			<section aria-label="By requirement">
				<h2 className="govuk-heading-m">By requirement</h2>
				{requirements.map(({ id, title, figures }) => (
					<Bar key={id} title={title} figures={figures} href={({ status }) => href({ status, requirement: id })} />
				))}
			</section>
		</>
	)
}

function Bar({ title, figures, href }: { title: string; figures: Figures; href: ListHref }) {
	const { done, overdue, dueSoon, notDone, counted, notCounted, percent } = figures
	return (
		<StackedBar
			title={percent === null ? title : `${title}: ${percent}% (${done} of ${counted})`}
			about={title}
			segments={[
				{ label: 'Up to date', value: done, tone: 'good', href: href({ status: 'compliant' }) },
				{ label: 'To do or in progress', value: notDone, tone: 'open', href: href({ status: 'not-done' }) },
				{ label: 'Due soon', value: dueSoon, tone: 'soon', href: href({ status: 'due-soon' }) },
				{ label: 'Overdue', value: overdue, tone: 'late', href: href({ status: 'overdue' }) },
				{ label: 'Not counted', value: notCounted, tone: 'quiet', href: href({ status: 'not-counted' }) },
			]}
		/>
	)
}
