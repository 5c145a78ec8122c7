import type { ReceiptPrinter } from '#app/features/attestation/receipts/render-receipt.server.ts'
import type { CertificatePrinter } from '#app/features/certificates/open-certificate.server.ts'
import type { Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import type { PublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import type { Content } from '#app/features/content/content.ts'
import type { HandoutPrinter } from '#app/features/handouts/make-handout.server.ts'
import type { HistoryImporter } from '#app/features/history/check-history.server.ts'
import type { PeopleImporter } from '#app/features/people/import/run-import-task.server.ts'
import type { Requirement, RuleChange } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Persona } from '#app/features/sign-in/personas.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#db/open.server.ts'

/** What every loader and action is given: the one database, the content as parsed at start, the clock. Made once, when the server starts. */
export type Site = {
	db: Database
	content: Content
	/** The editions of the Code that were put in force. */
	code: PublishedEditions
	/** With their rules; replaced when HR changes one. */
	requirements: readonly Requirement[]
	/** What each requirement asks unless HR changes it, by id. */
	defaultRules: ReadonlyMap<string, RuleChange>
	issuer: Issuer
	clock: Clock
	printCertificate: CertificatePrinter
	printHandout: HandoutPrinter
	printReceipt: ReceiptPrinter
	importer: PeopleImporter
	historyImporter: HistoryImporter
	/** Cookies are sent over TLS only. */
	secure: boolean
	/** Who may be signed in as while no identity provider is configured; empty on a real site. */
	personas: readonly Persona[]
}

declare module '@remix-run/node' {
	interface Future {
		v3_singleFetch: true
	}
	interface AppLoadContext {
		site: Site
		/** The status with which the route of a file refused it: the catch-all page then says so. */
		refused?: number
	}
}
