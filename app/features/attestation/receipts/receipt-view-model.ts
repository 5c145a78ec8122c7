import { dayOf, inWords, momentInWords } from '#app/platform/calendar.ts'
import type { Attestation } from './find-attestation.server.ts'

/** Everything that a receipt says, on the page and on paper. */
export type Receipt = {
	title: string
	/** `Officers' Code of Conduct, April 2017` */
	edition: string
	facts: { label: string; value: string }[]
	statements: { text: string; agreed: boolean }[]
	/** Sentences: how to check it. */
	check: string[]
}

/** The receipt of an attestation, in words. Only what was stored with it is said, so that it reads the same at any time. */
export function describeReceipt(attestation: Attestation): Receipt {
	const { outcome, editionTitle, editionLabel, statements, evidence, personName, employeeNumber } = attestation
	const edition = `${editionTitle}, ${editionLabel}`
	return {
		title: outcome === 'agreed' ? 'Agreed to the Code' : 'Did not agree to the Code',
		edition,
		facts: [
			{ label: 'Name', value: personName },
			{ label: 'Employee number', value: employeeNumber },
			{ label: 'Edition', value: edition },
			{ label: 'Text', value: kinds[attestation.textKind] },
			{ label: 'Fingerprint (SHA-256)', value: attestation.fingerprint },
			{ label: 'When', value: when(attestation) },
			{ label: 'How', value: how(attestation) },
			...(attestation.note ? [{ label: 'Note', value: attestation.note }] : []),
			{ label: 'Interests', value: interests(attestation) },
			{ label: 'Evidence entry', value: String(evidence.seq) },
			{ label: 'Its hash', value: evidence.hash },
		],
		statements: statements.map(({ text, agreed }) => ({ text, agreed })),
		check: [
			`Entry ${evidence.seq} of the council’s evidence holds the fingerprint of the edition and of these statements. Each entry carries the hash of the one before it, so a change to any of them would show.`,
			'To have it checked, give the number of the entry and its hash to internal audit.',
		],
	}
}

const kinds = {
	adopted: 'The text that the council adopted',
	'plain-english': 'A plain-English edition; the council’s adopted wording prevails',
}

function when({ rollCall, attestedAt }: Attestation): string {
	return rollCall ? `Signed on ${inWords(rollCall.heldOn)}; recorded on ${momentInWords(attestedAt)}` : momentInWords(attestedAt)
}

function how({ method, rollCall, actorName }: Attestation): string {
	const by = actorName ?? 'the council'
	if (rollCall) return `On the signed list of a roll call at ${rollCall.place}, led by ${rollCall.ledBy}. Recorded by ${by}.`
	return method === 'self' ? 'By themselves, signed in' : `With the help of ${by}, who read the statements aloud and recorded the answers`
}

function interests({ interests: count, moreInterests }: Attestation): string {
	if (count === null) return 'Not asked with it'
	const declared = count === 0 ? '' : `${count} declared`
	if (moreInterests) return `${declared ? `${declared}, and` : 'There is'} something more to declare, not handed in then`
	return declared || 'Nothing to declare'
}

/** `code-receipt-2026-11-20.pdf` */
export const receiptFileName = ({ attestedAt }: Pick<Attestation, 'attestedAt'>): string => `code-receipt-${dayOf(attestedAt)}.pdf`
