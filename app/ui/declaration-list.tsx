import { Tag, type TagColour } from '#app/ui/govuk/tag.tsx'

export type DeclarationListProps = {
	declarations: readonly {
		/** Null where there is no more to see. */
		href: string | null
		key?: string
		kind: string
		title: string
		facts: string
		status: { text: string; colour: TagColour }
		/** Whose it is, where the list is of several people. */
		who?: string | undefined
		/** Why somebody should look at it. */
		attention?: string | undefined
	}[]
}

/** Interests, gifts and hospitality that were declared, each with a link to all of it. */
export function DeclarationList({ declarations }: DeclarationListProps) {
	return (
		<ul className="govuk-list pb-items">
			{declarations.map(({ href, key, kind, title, facts, status, who, attention }) => (
				<li key={key ?? href} className="pb-item">
					<div className="pb-item__main">
						<Title href={href} text={who ? `${who}: ${kind}` : kind} />
						<Tag colour={status.colour}>{status.text}</Tag>
					</div>
					{title && <p className="govuk-body">{title}</p>}
					<p className="govuk-body-s pb-item__facts">{facts}</p>
					{attention && (
						<p className="govuk-body-s">
							<strong>Needs attention:</strong> {attention}
						</p>
					)}
				</li>
			))}
		</ul>
	)
}

function Title({ href, text }: { href: string | null; text: string }) {
	if (href === null) return <span className="govuk-body pb-item__title">{text}</span>
	return (
		<a className="govuk-link pb-item__title" href={href}>
			{text}
		</a>
	)
}
