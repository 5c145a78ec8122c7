import { ContentsList, ToContents } from '#app/ui/contents-list.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'
import { WarningText } from '#app/ui/govuk/warning-text.tsx'

type Link = { text: string; href: string }

export type CodeProposalProps = {
	label: string
	title: string
	about: string
	reportedOn: string
	amends: Link
	changes: readonly {
		id: string
		title: string
		text: string
		paragraphs: string
		clauses: readonly Link[]
		modules: 'all' | readonly Link[]
	}[]
}

/** A revision of the Code that was proposed: what would change, and what applies today. */
export function CodeProposal({ label, title, about, reportedOn, amends, changes }: CodeProposalProps) {
	return (
		<div className="pb-columns">
			<article>
				<ToContents />
				<span className="govuk-caption-xl">{label}</span>
				<h1 className="govuk-heading-xl">{title}</h1>
				<p className="govuk-body">
					<Tag colour="yellow">Not in force</Tag>
				</p>
				<WarningText>{about}</WarningText>
				<p className="govuk-body">
					<a className="govuk-link" href={amends.href}>
						Read today’s Code ({amends.text})
					</a>
				</p>
				<p className="govuk-body">
					The report of {reportedOn} lists {changes.length} changes. They are told here in our own words: the full text of the proposal is
					not public. Which paragraphs of today’s Code a change would touch is our reading of the headings.
				</p>
				{changes.map(({ id, title: name, text, paragraphs, clauses, modules }) => (
					<section key={id} aria-labelledby={`change-${id}`} className="pb-change">
						<h2 className="govuk-heading-m pb-change__title" id={`change-${id}`}>
							({id}) {name}
						</h2>
						<p className="govuk-body">{text}</p>
						<SummaryList
							noBorder
							className="pb-change__facts"
							rows={[
								{ key: 'In the proposal', value: paragraphs },
								{ key: 'Today', value: clauses.length > 0 ? <Links links={clauses} /> : 'Nothing: this section is new' },
								...(modules.length > 0
									? [
											{
												key: 'Taught in',
												value:
													modules === 'all' ? (
														<a className="govuk-link" href="/">
															All your modules
														</a>
													) : (
														<Links links={modules} />
													),
											},
										]
									: []),
							]}
						/>
					</section>
				))}
			</article>
			<ContentsList
				title="What would change"
				items={changes.map(({ id, title: name }) => ({ text: `(${id}) ${name}`, href: `#change-${id}` }))}
			/>
		</div>
	)
}

function Links({ links }: { links: readonly Link[] }) {
	return links.map(({ text, href }, index) => (
		<span key={href}>
			{index > 0 && ', '}
			<a className="govuk-link" href={href}>
				{text}
			</a>
		</span>
	))
}
