import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { FieldError } from '#app/features/content/loading/content-errors.ts'

/** A whole page of the preview as HTML. */
export function previewDocument(title: string, body: ReactNode): string {
	return `<!doctype html>${renderToStaticMarkup(
		<html lang="en-GB" className="govuk-template">
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>{`${title} - Preview`}</title>
				<link rel="stylesheet" href="/style.css" />
			</head>
			<body className="govuk-template__body">
				<div className="govuk-width-container">
					<p className="govuk-inset-text">
						<strong>Not for learners: shows the answers.</strong> <a href="/">All modules</a>
					</p>
					<main className="govuk-main-wrapper">
						<h1 className="govuk-heading-xl">{title}</h1>
						{body}
					</main>
				</div>
			</body>
		</html>,
	)}`
}

/** Faults or warnings beside what they concern. */
export function ErrorList({ title, errors, withFile = false }: { title: string; errors: readonly FieldError[]; withFile?: boolean }) {
	if (errors.length === 0) return null
	return (
		<div className="govuk-error-summary">
			<p className="govuk-heading-s">{title}</p>
			<ul className="govuk-list govuk-list--bullet">
				{errors.map(({ file, line, field, message, remedy }, index) => (
					<li key={index}>
						{withFile && `${file}${line === undefined ? '' : `:${line}`} `}
						<strong>{field}</strong>: {message}. {remedy}
					</li>
				))}
			</ul>
		</div>
	)
}
