import { performance } from 'node:perf_hooks'
import { previewRuleImpact } from '#app/features/requirements/rules/preview-rule-impact.server.ts'
import { replanRequirement } from '#app/features/requirements/planning/replan-day.server.ts'
import { recordRule } from '#app/features/requirements/rules/rules.server.ts'
import { withRule } from '#app/features/requirements/rules/rule-impact.ts'
import { now, openLivedCouncil, requirements, timeTurns, today } from './lived-council.ts'

/**
 * By hand: `node --import tsx tests/bench/preview-rule.ts 6000 100000`. How long the preview of a change takes with so many people and eleven requirements, how
 * long the server's own thread is held up meanwhile, and how long it then takes to plan everybody.
 */
const before = requirements[1] ?? process.exit(1)
const rule = {
	...(before.rules[0] ?? process.exit(1)),
	audience: { workerTypes: ['permanent' as const] },
	renewMonths: 12,
	validFrom: today,
	reason: 'bench',
}

for (const people of process.argv.slice(2).map(Number)) {
	const { db, completions, close } = openLivedCouncil(people)
	const preview = await timeTurns((onProgress) =>
		previewRuleImpact(db, { before, after: withRule(before, rule), day: today }, { onProgress }),
	)
	const { validFrom, reason, ...settings } = rule
	recordRule(db, { id: before.id, slug: before.slug, validFrom, settings, reason }, { now: now + 2, actor: 'system' })
	const planning = performance.now()
	const changed = await replanRequirement(db, requirements, before.slug, () => now + 3)
	const planSeconds = ((performance.now() - planning) / 1000).toFixed(1)
	const figures = { people, completions, counts: preview.result?.counts, ...preview.figures, planSeconds, changed }
	process.stdout.write(`${JSON.stringify(figures)}\n`)
	close()
}
