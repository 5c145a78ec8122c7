import { Details } from '#app/ui/govuk/details.tsx'

export type WhyProps = {
	/** What the person is asked to do: for those who hear the words alone. */
	title: string
	/** The reasons, from the rule to the due day: a sentence each. */
	sentences: readonly string[]
	id?: string | undefined
	open?: boolean | undefined
}

export function Why({ title, sentences, id, open }: WhyProps) {
	return (
		<Details
			id={id}
			open={open}
			className="pb-why"
			summary={
				<>
					Why am I seeing this?<span className="govuk-visually-hidden"> {title}</span>
				</>
			}
		>
			{sentences.join('\n')}
		</Details>
	)
}
