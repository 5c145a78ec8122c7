import { performance } from 'node:perf_hooks'
import { previewPublicationImpact } from '#app/features/code/publication/preview-publication-impact.server.ts'
import { commenceEdition } from '#app/features/code/publication/commence-edition.server.ts'
import { publishEdition } from '#app/features/code/publication/publish-edition.server.ts'
import { recordText } from '#app/features/code/edition/record-editions.server.ts'
import { simulationOf } from '#app/features/code/publication/simulate-publication.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { now, openLivedCouncil, requirements, timeTurns, today } from './lived-council.ts'

/**
 * By hand: `node --import tsx tests/bench/simulate-publication.ts 6000 100000`. How long it takes to simulate a publication for so many people and eleven
 * requirements, how long the server's own thread is held up meanwhile, and how long the day of the publication itself takes.
 */
const [code = process.exit(1)] = requirements
const publishing = { effectiveFrom: today, material: true, dueDays: 28 }

for (const people of process.argv.slice(2).map(Number)) {
	const { db, close } = openLivedCouncil(people)
	const simulation = await timeTurns((onProgress) => previewPublicationImpact(db, simulationOf(code, publishing, today), { onProgress }))
	const empty = { about: '', textKind: 'adopted' as const, statements: [], sections: [], faq: [], changeNotes: [] }
	const context = { now, actor: 'system' }
	const fingerprint = inTransaction(db, () =>
		recordText(db, { format: 2, id: '2026', label: '2026', title: 'The Code', ...empty }, context),
	)
	publishEdition(db, { id: '2026', fingerprint, reason: 'bench', ...publishing }, context)
	const planning = performance.now()
	const changed = await commenceEdition({ db, clock: () => now + 2, requirements }, today)
	const planSeconds = ((performance.now() - planning) / 1000).toFixed(1)
	const figures = { people, counts: simulation.result?.counts, ...simulation.figures, planSeconds, changed }
	process.stdout.write(`${JSON.stringify(figures)}\n`)
	close()
}
