import type { CertificateValues } from '#app/features/certificates/certificate-document.tsx'
import type { findIssuedCertificate } from '#app/features/certificates/list-certificates.server.ts'
import { dayOf, inWords, type Instant } from '#app/platform/calendar.ts'

type Issued = NonNullable<ReturnType<typeof findIssuedCertificate>>

/**
 * How the asker shows that they hold the certificate: by the code in its address, or by the PDF itself. Whoever has the number alone is a stranger: a number is
 * passed on in letters and lists.
 */
export type Holding = 'code' | 'pdf' | 'number'

/** A certificate for whoever asks: every printed value for its holder; for a stranger whose it is, for what, and whether it holds. */
export function toCertificateView({ values, pdfSha256, revokedAt, revokedReason, replacedBy }: Issued, holding: Holding, now: Instant) {
	const { number, personName, awardTitle, councilName, completedOn, issuedAt, validUntil } = values
	return {
		holding,
		number,
		name: personName,
		award: awardTitle,
		council: councilName,
		completed: inWords(completedOn),
		issued: inWords(dayOf(issuedAt)),
		validUntil: validUntil && inWords(validUntil),
		expired: validUntil !== null && validUntil < dayOf(now),
		printed: holding === 'number' ? null : printedBeside(values),
		pdfSha256: holding === 'number' ? null : pdfSha256,
		revoked:
			revokedAt === null ? null : { on: inWords(dayOf(revokedAt)), ...(holding !== 'number' && { reason: revokedReason, replacedBy }) },
	}
}

export type CertificateView = ReturnType<typeof toCertificateView>

const printedBeside = ({ employeeNumber, scoreText, versionText, items = [] }: CertificateValues) => ({
	employeeNumber,
	scoreText,
	versionText,
	items,
})
