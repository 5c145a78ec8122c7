import type { Question } from '#app/features/content/content.ts'
import type { FieldError } from '#app/features/content/loading/content-errors.ts'
import { ErrorList } from './preview-document.tsx'

type Shown = { question: Question; isAsked: boolean; warnings: readonly FieldError[] }

/** A question with its right answers, every reason and what stands behind it. */
export function PreviewQuestion({ question, isAsked, warnings }: Shown) {
	const { id, type, outcome, page, mustPass, stem, explanation, source, clause, law, when } = question
	const facts = [type, outcome, page, ...(mustPass ? ['must be passed'] : []), ...law.map((fact) => `law: ${fact}`)]
	return (
		<section className="govuk-summary-card">
			<div className="govuk-summary-card__title-wrapper">
				<h3 className="govuk-summary-card__title">{id}</h3> <span>{facts.join(' · ')}</span>
			</div>
			<div className="govuk-summary-card__content">
				<ErrorList title="Warnings" errors={warnings} />
				{when && (
					<p className="govuk-body">
						Asked while {when.law} is {when.inForce ? '' : 'not '}in force: {isAsked ? 'asked now' : 'not asked now'}.
					</p>
				)}
				{type === 'scenario' && <p className="govuk-body">{question.scenario}</p>}
				<p className="govuk-body">
					<strong>{stem}</strong>
				</p>
				<Answers question={question} />
				<p className="govuk-body">{explanation}</p>
				<p className="govuk-body-s">
					Source: {source}
					{clause && `; clause ${clause}`}
				</p>
			</div>
		</section>
	)
}

function Answers({ question }: { question: Question }) {
	switch (question.type) {
		case 'true-false':
			return (
				<ul className="govuk-list govuk-list--bullet">
					<Answer text="True" right={question.answer} reason={question.reasonIfTrue} />
					<Answer text="False" right={!question.answer} reason={question.reasonIfFalse} />
				</ul>
			)
		case 'match':
			return (
				<ul className="govuk-list govuk-list--bullet">
					{question.pairs.map(({ id, left, right, reason }) => (
						<Answer key={id} text={`${left} – ${right}`} right reason={reason} />
					))}
				</ul>
			)
		case 'order':
			return (
				<ol className="govuk-list govuk-list--number">
					{question.steps.map(({ id, text }) => (
						<li key={id}>{text}</li>
					))}
				</ol>
			)
		default:
			return (
				<ul className="govuk-list govuk-list--bullet">
					{question.options.map(({ id, ...option }) => (
						<Answer key={id} {...option} />
					))}
				</ul>
			)
	}
}

function Answer({ text, right, reason }: { text: string; right: boolean; reason: string }) {
	return (
		<li>
			{right ? <strong>Right: {text}</strong> : text}
			<br />
			<small>{reason}</small>
		</li>
	)
}
