import type { ReactNode } from 'react'
import { Button } from '#app/ui/govuk/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { Select } from '#app/ui/govuk/select.tsx'

export type OutlineCorrectionsProps = {
	id: string
	kind: 'title' | 'section' | 'clause' | 'question'
	name: string
	number: string | null
	heading: string | null
	/** What happens to the number where its box is emptied. */
	emptied: string
	pieces: readonly string[]
	joins: boolean
	sections: readonly { key: string; heading: string }[]
	seen: string
	action: string
	/** Leads away from the corrections. */
	close: string
}

/** What may be done about one part of an outline: each a small form of its own. */
export function OutlineCorrections({
	id,
	kind,
	name,
	number,
	heading,
	emptied,
	pieces,
	joins,
	sections,
	seen,
	action,
	close,
}: OutlineCorrectionsProps) {
	const form = (formValues: Record<string, string>, children: ReactNode) => (
		<form method="post" action={action} className="pb-correct">
			<HiddenFields formValues={{ seen, part: id, ...formValues }} />
			{children}
		</form>
	)
	const button = (text: string, rest: { name?: string; value?: string } = {}) => (
		<Button variant="secondary" {...rest}>
			{text}
		</Button>
	)
	const numbered = pieces.map((text, index) => ({ value: index, text }))
	return (
		<>
			<h3 className="govuk-heading-s">Correct {name}</h3>
			{heading !== null &&
				form(
					{ kind: 'retitle', entry: id },
					<>
						<Input label={kind === 'question' ? 'Question' : 'Heading'} id="retitle" name="heading" defaultValue={heading} />
						{button('Save')}
					</>,
				)}
			{heading !== null &&
				(kind === 'section' || kind === 'clause') &&
				form({ kind: 'heading-to-text', entry: id }, button('It is no heading: put it at the end of the text before'))}
			{kind === 'clause' && (
				<>
					{form(
						{ kind: 'set-number', clause: id },
						<>
							<Input label="Number" hint={emptied} id="set-number" name="number" width={5} defaultValue={number ?? ''} />
							{button('Save the number')}
						</>,
					)}
					{pieces.length > 1 &&
						form(
							{ kind: 'split-clause', clause: id },
							<>
								<Select label="Split it before" id="split" name="block" items={numbered.slice(1)} />
								{button('Split')}
							</>,
						)}
					{form(
						{ kind: 'text-to-heading', clause: id },
						<>
							<Select label="A line that is a heading" id="to-heading" name="block" items={numbered} />
							{button('It is the heading of a section', { name: 'over', value: 'section' })}
							{button('It is a sub-heading', { name: 'over', value: 'clause' })}
						</>,
					)}
					{sections.length > 0 &&
						form(
							{ kind: 'move-to-section', clause: id },
							<>
								<Select
									label="Move it to another section"
									id="to-section"
									name="section"
									items={sections.map(({ key, heading: text }) => ({ value: key, text }))}
								/>
								{button('Move')}
							</>,
						)}
					<div className="govuk-button-group">
						{joins && form({ kind: 'join-clause', clause: id }, button('Join it with the one before'))}
						{form({ kind: 'move-clause', clause: id, direction: 'up' }, button('Move it up'))}
						{form({ kind: 'move-clause', clause: id, direction: 'down' }, button('Move it down'))}
						{form({ kind: 'to-questions', clause: id }, button('It is a question people ask'))}
					</div>
				</>
			)}
			{kind === 'question' && form({ kind: 'from-questions', question: id }, button('It is no question: move it to the clauses'))}
			<a className="govuk-link" href={close}>
				Close the corrections
			</a>
		</>
	)
}
