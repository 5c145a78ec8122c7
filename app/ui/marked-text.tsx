type Run = { kind: 'same' | 'added' | 'removed'; text: string }
export type MarkedBlock = { kind: 'paragraph' | 'item' | 'heading'; runs: readonly Run[] }

/** Text with what was added and what was removed, told in words as well as by its looks. */
export function MarkedText({ blocks }: { blocks: readonly MarkedBlock[] }) {
	return (
		<div className="pb-marked">
			{groupItems(blocks).map((group, index) =>
				group[0]?.kind === 'item' ? (
					<ul key={index} className="govuk-list govuk-list--bullet">
						{group.map((block, at) => (
							<li key={at} className={wholeClass(block)}>
								<Runs {...block} />
							</li>
						))}
					</ul>
				) : (
					group.map((block) => (
						<p
							key={index}
							className={`govuk-body ${wholeClass(block) ?? ''}${block.kind === 'heading' ? ' pb-marked__heading' : ''}`.trim()}
						>
							<Runs {...block} />
						</p>
					))
				),
			)}
		</div>
	)
}

/** Items that follow one another are one list. */
function groupItems(blocks: readonly MarkedBlock[]): MarkedBlock[][] {
	const groups: MarkedBlock[][] = []
	for (const block of blocks) {
		const last = groups.at(-1)
		if (block.kind === 'item' && last?.[0]?.kind === 'item') last.push(block)
		else groups.push([block])
	}
	return groups
}

/** A whole block that is new has a line beside it: text underlined from end to end is hard to read. */
const wholeClass = ({ runs }: MarkedBlock): string | undefined =>
	runs.length === 1 && runs[0]?.kind === 'added' ? 'pb-marked__new' : undefined

function Runs({ runs }: MarkedBlock) {
	return runs.map(({ kind, text }, index) => {
		const isPart = runs.length > 1
		const space = index > 0 ? ' ' : ''
		if (kind === 'same') return `${space}${text}`
		const Mark = kind === 'added' ? 'ins' : 'del'
		return (
			<span key={index}>
				{space}
				<Mark>
					<span className="govuk-visually-hidden">{kind}: </span>
					{text}
					{isPart && <span className="govuk-visually-hidden"> (end of what was {kind})</span>}
				</Mark>
			</span>
		)
	})
}
