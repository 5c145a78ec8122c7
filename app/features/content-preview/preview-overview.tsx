import type { Content } from '#app/features/content/content.ts'
import type { FieldError } from '#app/features/content/loading/content-errors.ts'
import { ErrorList, previewDocument } from './preview-document.tsx'

type Found = { content: Content; warnings: readonly FieldError[]; lockErrors: readonly FieldError[] }

/** Every module with how many warnings it has, what changed since it was published, and the facts that time may overtake. */
export function previewOverview({ content, warnings, lockErrors }: Found): string {
	const ofModule = (id: string) => warnings.filter(({ file }) => file.startsWith(`modules/${id}/`))
	return previewDocument(
		'Modules',
		<>
			<ErrorList title="Against published.lock.json" errors={lockErrors} withFile />
			<ErrorList title="Warnings" errors={warnings.filter(({ file }) => !file.startsWith('modules/'))} withFile />
			<ul className="govuk-list govuk-list--spaced">
				{[...content.modules.values()].map(({ id, title, version }) => (
					<li key={id}>
						<a className="govuk-link" href={`/modules/${id}`}>
							{title}
						</a>{' '}
						{version}, {ofModule(id).length} warnings
					</li>
				))}
			</ul>
			<h2 className="govuk-heading-l">Law watch</h2>
			<ul className="govuk-list govuk-list--bullet">
				{[...content.lawWatch.values()].map(({ id, title, reviewBy, usedOn }) => (
					<li key={id}>
						{title} ({id}): review by {reviewBy}. On it rest: {usedOn.map((use) => `${use.module}/${use.id}`).join(', ') || 'nothing'}.
					</li>
				))}
			</ul>
		</>,
	)
}

/** Instead of a page, what keeps the content from being read. */
export function previewErrors(errors: readonly FieldError[]): string {
	return previewDocument('The content has faults', <ErrorList title="Correct these, then load this page again" errors={errors} withFile />)
}

/** Anything else that went wrong: a fault of ours, of which the author can only tell us. */
export const previewError = (error: unknown): string =>
	previewDocument('The preview failed', <pre>{error instanceof Error ? error.stack : String(error)}</pre>)
