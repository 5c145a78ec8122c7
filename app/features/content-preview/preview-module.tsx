import type { ReactNode } from 'react'
import type { Module, Page, Prose, Term } from '#app/features/content/content.ts'
import type { FieldError } from '#app/features/content/loading/content-errors.ts'
import { ErrorList, previewDocument } from './preview-document.tsx'
import { PreviewQuestion } from './preview-question.tsx'

/** All of a module on one page: manifest, opening, pages and every question of its file. */
export function previewModule(module: Module, warnings: readonly FieldError[]): string {
	const { id, title, opening, pages, bank, questions } = module
	const quiz = `modules/${id}/quiz.json`
	const besides = [`modules/${id}/opening.md`, quiz, ...pages.map(({ file }) => file)]
	const ofModule = warnings.filter(({ file }) => file.startsWith(`modules/${id}/`))
	const ofQuestion = (index: number) => ofModule.filter(({ file, field }) => file === quiz && field.startsWith(`questions[${index}]`))
	return previewDocument(
		title,
		<>
			<ErrorList title="Warnings" errors={ofModule.filter(({ file }) => !besides.includes(file))} withFile />
			<Manifest module={module} />
			{opening && <Text slug="opening" title="Opening" text={opening} />}
			{pages.map((page) => (
				<PreviewPage key={page.slug} page={page} warnings={ofModule.filter(({ file }) => file === page.file)} />
			))}
			<h2 className="govuk-heading-l">Questions</h2>
			<ErrorList title="Warnings" errors={ofModule.filter(({ file, field }) => file === quiz && !field.startsWith('questions['))} />
			{bank.map((question, index) => (
				<PreviewQuestion key={question.id} question={question} isAsked={questions.includes(question)} warnings={ofQuestion(index)} />
			))}
		</>,
	)
}

function Manifest({ module }: { module: Module }) {
	const { version, summary, passMark, questionsDrawn, attemptsAllowed, minutes, outcomes, sources, changes, fingerprint } = module
	return (
		<>
			<p className="govuk-body-l">{summary}</p>
			<p className="govuk-body">
				Version {version}, {minutes} minutes, pass mark {passMark}%, {questionsDrawn} questions drawn, {attemptsAllowed} attempts.
				Fingerprint {fingerprint.slice(0, 12)}.
			</p>
			{changes && (
				<p className="govuk-body">
					Changes ({changes.effect}): {changes.note}
				</p>
			)}
			<h2 className="govuk-heading-m">Outcomes</h2>
			<ul className="govuk-list govuk-list--bullet">
				{outcomes.map(({ id, text }) => (
					<li key={id}>
						{text} <small>{id}</small>
					</li>
				))}
			</ul>
			<h2 className="govuk-heading-m">Sources</h2>
			<ul className="govuk-list govuk-list--bullet">
				{sources.map(({ label, url }) => (
					<li key={label}>{url ? <a href={url}>{label}</a> : label}</li>
				))}
			</ul>
		</>
	)
}

function PreviewPage({ page, warnings }: { page: Page; warnings: readonly FieldError[] }) {
	const { file, slug, title, words, minutes, readingEase, outcomes, laws } = page
	return (
		<>
			<ErrorList title={`Warnings: ${file}`} errors={warnings} />
			<Text slug={slug} title={title} text={page}>
				{words} words, {minutes} minutes, reading ease {readingEase}. Teaches {outcomes.join(', ')}.
				{laws.length > 0 && ` Rests on ${laws.join(', ')}.`}
			</Text>
		</>
	)
}

function Text({ slug, title, text, children }: { slug: string; title: string; text: Prose; children?: ReactNode }) {
	return (
		<article id={slug}>
			<h2 className="govuk-heading-l">{title}</h2>
			<p className="govuk-body-s">{children}</p>
			<div className="pb-prose" dangerouslySetInnerHTML={{ __html: keptApart(text.html, slug) }} />
			<Words slug={slug} terms={text.terms} />
		</article>
	)
}

function Words({ slug, terms }: { slug: string; terms: readonly Term[] }) {
	if (terms.length === 0) return null
	return (
		<dl>
			{terms.map(({ id, term, meaning }) => (
				<div key={id} id={`${slug}-term-${id}`}>
					<dt>
						<strong>{term}</strong>
					</dt>
					<dd>{meaning}</dd>
				</div>
			))}
		</dl>
	)
}

/** The pages of a module stand in one document here, and each has its own `scenario-1`. */
const keptApart = (html: string, slug: string): string =>
	html.replace(/ (?:id|for|name|aria-labelledby)="/g, `$&${slug}-`).replaceAll('href="#', `href="#${slug}-`)
