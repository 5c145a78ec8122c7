import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { chainedText, genesis } from './evidence-entries.ts'

type Row = {
	seq: number
	at: number
	actor: string
	action: string
	subject: string
	details: string | null
	detailsSalt: string | null
	detailsDigest: string
	previousHash: string
	hash: string
}

export type Verification = { entries: number; head: string; ok: boolean; faults: string[] }

const atMost = 20

/**
 * Recomputes the whole chain, then holds every certificate, attestation and edition of the Code against the entry that was made with it.
 * `faults` says what is wrong, at most twenty lines. `entries` and `head` tell a truncated chain from a whole one: keep them elsewhere.
 */
export function verifyEvidence(db: Database): Verification {
	const faults: string[] = []
	const fault = (text: string) => {
		if (faults.length < atMost) faults.push(text)
	}
	let entries = 0
	let head = genesis
	const promised = {
		certificates: new Map<string, string>(),
		seals: new Map<string, string>(),
		editions: new Set<string>(),
		attestations: new Map<string, number>(),
	}
	const rows = db.$client
		.prepare(
			`select seq, at, actor, action, subject, details, details_salt as detailsSalt, details_digest as detailsDigest,
				previous_hash as previousHash, hash from evidence order by seq`,
		)
		.iterate() as IterableIterator<Row>
	for (const row of rows) {
		entries += 1
		if (row.seq !== entries) fault(`Entry ${entries} is missing: the next one found is ${row.seq}.`)
		if (row.previousHash !== head) fault(`Entry ${row.seq} does not follow the one before it.`)
		if (sha256(chainedText(row)) !== row.hash) fault(`Entry ${row.seq} was changed after it was written.`)
		if (row.details !== null && sha256((row.detailsSalt ?? '') + row.details) !== row.detailsDigest)
			fault(`The details of entry ${row.seq} were changed.`)
		head = row.hash
		entries = row.seq
		if (row.details !== null) collect(promised, row.action, row.subject, JSON.parse(row.details))
	}
	const { certificates, seals, editions, attestations } = promised
	for (const row of db.$client.prepare('select number, printed, pdf_sha256 as seal from certificates').iterate() as IterableIterator<{
		number: string
		printed: string
		seal: string | null
	}>) {
		if (certificates.get(row.number) !== sha256(row.printed)) fault(`Certificate ${row.number} does not match the evidence of its issue.`)
		if (row.seal !== (seals.get(row.number) ?? null)) fault(`The seal of certificate ${row.number} does not match the evidence.`)
		certificates.delete(row.number)
	}
	for (const number of certificates.keys()) fault(`Certificate ${number} was issued but is no longer there.`)
	for (const row of db.$client
		.prepare('select person_id as person, cycle, edition_sha256 as edition, statements, outcome from attestations')
		.iterate() as IterableIterator<{ person: number; cycle: number; edition: string; statements: string; outcome: string }>) {
		const key = attestationKey(`person:${row.person}/code/${row.cycle}`, row.edition, sha256(row.statements), row.outcome)
		const count = attestations.get(key) ?? 0
		if (count === 0) fault(`An attestation of person ${row.person}, cycle ${row.cycle}, does not match the evidence.`)
		else attestations.set(key, count - 1)
	}
	for (const [key, count] of attestations) if (count > 0) fault(`An attestation is no longer there: ${key.split('\n')[0]}.`)
	for (const row of db.$client.prepare('select id, sha256, body from code_editions').iterate() as IterableIterator<{
		id: string
		sha256: string
		body: string
	}>) {
		if (!editions.has(`${row.id}\n${row.sha256}\n${sha256(row.body)}`)) fault(`Edition ${row.id} of the Code does not match the evidence.`)
	}
	return { entries, head, ok: faults.length === 0, faults }
}

const attestationKey = (subject: string, edition: string, statements: string, outcome: string) =>
	[subject, edition, statements, outcome].join('\n')

function collect(
	promised: { certificates: Map<string, string>; seals: Map<string, string>; editions: Set<string>; attestations: Map<string, number> },
	action: string,
	subject: string,
	details: Record<string, string>,
): void {
	if (action === 'certificate.issued') promised.certificates.set(details.number ?? '', details.printedSha256 ?? '')
	if (action === 'certificate.sealed') promised.seals.set(details.number ?? '', details.pdfSha256 ?? '')
	if (action === 'code.edition-recorded') promised.editions.add(`${details.edition}\n${details.sha256}\n${details.bodySha256}`)
	if (action === 'attestation.given') {
		const key = attestationKey(subject, details.editionSha256 ?? '', details.statementsSha256 ?? '', details.outcome ?? '')
		promised.attestations.set(key, (promised.attestations.get(key) ?? 0) + 1)
	}
}
