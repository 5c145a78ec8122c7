import type { ReactNode } from 'react'
import { classNames } from '#app/ui/govuk/class-names.ts'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'

export type OutlinePartProps = {
	id: string
	kind: 'title' | 'section' | 'clause' | 'question'
	name: string
	number: string | null
	heading: string | null
	html: string
	source: readonly { line: number; text: string }[]
	marks: readonly { mark: number; line: number; why: string }[]
	leftOut: readonly { left: number; line: number; why: string; text: string; isPart: boolean }[]
	/** What a form has to send along to say that a mark is right. */
	seen: string
	/** Opens the corrections of this part; null: there are none. */
	href: string | null
	/** Where the forms go. */
	action: string
	/** The corrections, while they are open. */
	children?: ReactNode
}

/** A part of a council's document as it was understood, beside the lines that it was read from. */
export function OutlinePart({
	id,
	kind,
	name,
	number,
	heading,
	html,
	source,
	marks,
	leftOut,
	seen,
	href,
	action,
	children,
}: OutlinePartProps) {
	const isOpen = Boolean(children)
	return (
		<section className={classNames('pb-outline', `pb-outline--${kind}`, isOpen && 'pb-outline--open')} id={id} aria-label={name}>
			<div className="pb-outline__read">
				{kind === 'section' || kind === 'title' ? (
					<h2 className="govuk-heading-m">
						{kind === 'title' && <span className="govuk-caption-m">Title</span>}
						{heading || 'Without a heading'}
					</h2>
				) : (
					heading !== null && <h3 className="govuk-heading-s">{heading}</h3>
				)}
				{kind === 'clause' && <p className="pb-outline__number">{number === null ? 'No number' : number}</p>}
				{html !== '' && <div className="pb-outline__text" dangerouslySetInnerHTML={{ __html: html }} />}
				{marks.map(({ mark, line, why }) => (
					<form key={mark} method="post" action={action} className="pb-outline__mark" id={`mark-${mark}`}>
						<p className="govuk-body">
							<strong>Line {line}.</strong> {why}
						</p>
						<HiddenFields formValues={{ seen, kind: 'settle', mark: String(mark), part: id }} />
						<button className="pb-link-button">
							This is right<span className="govuk-visually-hidden">: line {line}</span>
						</button>
					</form>
				))}
				{leftOut.map(({ left, line, why, text, isPart }) => (
					<form key={left} method="post" action={action} className="pb-outline__left">
						<p className="govuk-body-s">
							Left out of line {line} ({why}): {text}
						</p>
						{!isPart && (
							<>
								<HiddenFields formValues={{ seen, kind: 'put-back', left: String(left), part: id }} />
								<button className="pb-link-button">
									Put it back<span className="govuk-visually-hidden">: line {line}</span>
								</button>
							</>
						)}
					</form>
				))}
				{!isOpen && href !== null && (
					<a className="govuk-link" href={href}>
						Correct<span className="govuk-visually-hidden"> {name}</span>
					</a>
				)}
			</div>
			<div className="pb-outline__source">
				{source.map(({ line, text }) => (
					<p key={line} id={`line-${line}`}>
						<span className="pb-outline__line">
							<span className="govuk-visually-hidden">Line </span>
							{line}
						</span>{' '}
						<span>{text}</span>
					</p>
				))}
			</div>
			{isOpen && <div className="pb-outline__correct">{children}</div>}
		</section>
	)
}
