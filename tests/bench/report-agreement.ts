import { performance } from 'node:perf_hooks'
import { iterateAgreement, listAgreement, summariseAgreement } from '#app/features/reports/agreement-report.server.ts'
import { writeAgreementCsv } from '#app/features/reports/write-agreement-csv.ts'
import { sha256 } from '#app/platform/ids.ts'
import { now, openLivedCouncil, requirements, today } from './lived-council.ts'
import { median } from './statistics.ts'

/**
 * By hand: `node --import tsx tests/bench/report-agreement.ts 6000 100000`. What the figure, a page of the list and the export of who has agreed to the edition in
 * force cost in a council of so many, of whom every second has agreed to it and all to the one before. The floor counts the people of the day.
 */
const [code = process.exit(1)] = requirements
const [before, inForce] = [sha256('before'), sha256('in force')]
const rounds = 15

function time(run: () => unknown): string {
	run()
	const times = Array.from({ length: rounds }, () => {
		const began = performance.now()
		run()
		return performance.now() - began
	})
	return median(times).toFixed(1)
}

for (const people of process.argv.slice(2).map(Number)) {
	const { db, close } = openLivedCouncil(people)
	const addEdition = db.$client.prepare(`insert into code_editions (id, sha256, label, body, recorded_at) values (?, ?, 'bench', '{}', 0)`)
	const attest = db.$client.prepare(
		`insert into attestations (person_id, cycle, edition_id, edition_sha256, statements, outcome, method, actor, attested_at)
		 select id, :cycle, :edition, :edition, '[]', 'agreed', 'self', 'person:1', 1 from people where id % :every = 0`,
	)
	for (const [cycle, edition, every] of [
		[1, before, 1],
		[2, inForce, 2],
	]) {
		addEdition.run(edition, edition)
		attest.run({ cycle, edition, every })
	}
	const question = { asAt: today, directorate: null, answer: null, q: null, fingerprint: inForce, requirement: code }
	const context = { now: now + 2 }
	const floor = db.$client.prepare('select count(*) from placements where valid_from <= ? and valid_to is null and superseded_at is null')
	const { total } = summariseAgreement(db, question, context)
	const figures = {
		people,
		total,
		floorMs: time(() => floor.get(today)),
		figureMs: time(() => summariseAgreement(db, question, context)),
		pageMs: time(() => listAgreement(db, question, 1, context)),
		narrowedMs: time(() => listAgreement(db, { ...question, directorate: 'Directorate 3', answer: 'not-yet' }, 1, context)),
		csvMs: time(() => [
			...writeAgreementCsv(iterateAgreement(db, question, context), { label: 'bench', fingerprint: inForce }, { bom: true }),
		]),
	}
	process.stdout.write(`${JSON.stringify(figures)}\n`)
	close()
}
