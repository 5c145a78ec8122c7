import { InsetText } from '#app/ui/govuk/inset-text.tsx'

export type LeavingReminderProps = {
	/** `Officers’ Code of Conduct, April 2017, paragraph 53` */
	source: string
	/** The clause, and its plain English where that is another text. */
	html: string
	plainHtml: string | null
}

const handBack = [
	'your pass, keys and uniform',
	'your laptop, phone and other equipment',
	'papers and files, wherever they are: at home, in your own accounts, on your own devices',
	'cards to pay with, and anything bought with them',
]

/** What goes on after leaving, in the words of the Code, and what to hand back before. */
export function LeavingReminder({ source, html, plainHtml }: LeavingReminderProps) {
	return (
		<>
			<h2 className="govuk-heading-m">What goes on</h2>
			<InsetText>
				<div className="pb-prose" dangerouslySetInnerHTML={{ __html: html }} />
				<p className="govuk-body-s">{source}</p>
			</InsetText>
			{plainHtml && (
				<>
					<h3 className="govuk-heading-s">In plain English</h3>
					<div className="pb-prose" dangerouslySetInnerHTML={{ __html: plainHtml }} />
				</>
			)}
			<h2 className="govuk-heading-m">What to hand back</h2>
			<ul className="govuk-list govuk-list--bullet">
				{handBack.map((thing) => (
					<li key={thing}>{thing}</li>
				))}
			</ul>
			<p className="govuk-body">If you are not sure what is the council’s, ask your line manager before your last day.</p>
		</>
	)
}
