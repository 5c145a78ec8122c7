import { WarningText } from '#app/ui/govuk/warning-text.tsx'

export type CertificatePreviewProps = {
	number: string
	/** The address that the certificate has on it. */
	checkHref: string
	award: string
	line: string
	name: string
	council: string
	completed: string
	validUntil: string | null
	expired: boolean
	revoked: string | null | 0
	unprintable: boolean
}

/** A certificate in small, as it prints, with what can be done with it. Stands in `<ul className="pb-certificates">`. */
export function CertificatePreview({
	number,
	checkHref,
	award,
	line,
	name,
	council,
	completed,
	validUntil,
	expired,
	revoked,
	unprintable,
}: CertificatePreviewProps) {
	return (
		<li className="pb-certificate" id={number}>
			<div className="pb-certificate__page" aria-hidden="true">
				<p className="pb-certificate__council">{council}</p>
				<p className="pb-certificate__kind">Certificate of completion</p>
				<p className="pb-certificate__name">{name}</p>
				<p className="pb-certificate__line">{line}</p>
				<p className="pb-certificate__award">{award}</p>
				<p className="pb-certificate__date">{completed}</p>
			</div>
			<h2 className="govuk-heading-s">{award}</h2>
			<p className="govuk-body-s">
				Completed {completed}
				{validUntil !== null && (expired ? `. It ran until ${validUntil}` : `. Valid until ${validUntil}`)}
				{revoked ? `. Withdrawn on ${revoked}` : ''}.
				<br />
				Number {number}
			</p>
			{unprintable && (
				<WarningText>
					This certificate cannot be printed: we have no typeface for some letters of “{name}”, or cannot put them together rightly. What
					you completed is recorded and counts. Tell HR how your name should be printed.
				</WarningText>
			)}
			<p className="govuk-body pb-certificate__actions">
				<a className="govuk-link" href={`/certificates/${number}.pdf`} download={`${number}.pdf`}>
					Download
					<span className="govuk-visually-hidden">
						{' '}
						the certificate for {award}, {completed}
					</span>{' '}
					(PDF)
				</a>
				<a className="govuk-link" href={checkHref}>
					Check it
					<span className="govuk-visually-hidden">
						: {award}, {completed}
					</span>
				</a>
			</p>
		</li>
	)
}
