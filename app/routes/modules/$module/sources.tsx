export type SourcesProps = { sources: readonly { label: string; url?: string | undefined }[] }

/** The laws and the guidance that a module rests on. */
export function Sources({ sources }: SourcesProps) {
	return (
		<section>
			<h2 className="govuk-heading-m">Where this comes from</h2>
			<ul className="govuk-list govuk-list--bullet">
				{sources.map(({ label, url }) => (
					<li key={label}>
						{url ? (
							<a className="govuk-link" href={url}>
								{label}
							</a>
						) : (
							label
						)}
					</li>
				))}
			</ul>
		</section>
	)
}
