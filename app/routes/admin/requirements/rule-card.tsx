import { Details } from '#app/ui/govuk/details.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { Tag, type TagColour } from '#app/ui/govuk/tag.tsx'

export type RulePart = { part: string; words: string }

export type RuleView = { key: string; from: string; parts: readonly RulePart[]; by: string; reason: string; recorded: string }

export type RuleCardProps = {
	id: string
	title: string
	parts: readonly RulePart[]
	/** From when the rule holds, by whom and why. */
	since: string
	coming: readonly RuleView[]
	/** The latest day first. */
	history: readonly (RuleView & { state: string })[]
	/** The due days of everybody are being worked out after a change. */
	beingPlanned: boolean
}

/** What a requirement asks, what it will ask, and every rule that it had. */
export function RuleCard({ id, title, parts, since, coming, history, beingPlanned }: RuleCardProps) {
	const at = `/admin/requirements/${id}`
	return (
		<SummaryList
			className="govuk-!-margin-bottom-0"
			card={{
				title,
				attributes: { id },
				actions: [
					...(coming.length > 0 ? [{ text: 'Withdraw the coming change', href: `${at}/withdraw` }] : []),
					{ text: 'Change', href: at },
				],
			}}
			rows={[
				...parts.map(({ part, words }) => ({ key: part, value: words })),
				{ key: 'Since', value: since },
				...(beingPlanned ? [{ key: 'Now', value: <Tag colour="yellow">Due days are being worked out</Tag> }] : []),
				...coming.map(({ from, parts: then, by, reason }) => ({
					key: `From ${from}`,
					value: (
						<>
							<p className="govuk-body govuk-!-margin-bottom-1">
								<Tag>Coming</Tag> by {by}: {reason}
							</p>
							<Parts parts={then.slice(0, 4)} />
						</>
					),
				})),
				{
					key: 'History',
					value: (
						<Details
							className="govuk-!-margin-bottom-0"
							summary={
								<>
									{history.length === 1 ? 'One rule so far' : `${history.length} rules so far`}
									<span className="govuk-visually-hidden">: {title}</span>
								</>
							}
						>
							<ol className="govuk-list pb-rules">
								{history.map((rule) => (
									<li key={rule.key}>
										<p className="govuk-body govuk-!-margin-bottom-1">
											<strong>From {rule.from}</strong> <Tag colour={colourOf(rule.state)}>{rule.state.split(' on ')[0]}</Tag>
										</p>
										<p className="govuk-body-s govuk-!-margin-bottom-1">
											{rule.by}
											{rule.reason && `: ${rule.reason}`}. Recorded on {rule.recorded}.{rule.state.includes(' on ') && ` ${rule.state}.`}
										</p>
										<Parts parts={rule.parts} />
									</li>
								))}
							</ol>
						</Details>
					),
				},
			]}
		/>
	)
}

const colourOf = (state: string): TagColour | undefined => (state === 'Holds now' ? 'green' : state === 'Coming' ? undefined : 'grey')

function Parts({ parts }: { parts: readonly RulePart[] }) {
	return (
		<ul className="govuk-list govuk-list--bullet govuk-body-s">
			{parts.map(({ part, words }) => (
				<li key={part}>
					{part}: {words}
				</li>
			))}
		</ul>
	)
}
