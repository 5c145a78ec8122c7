import { parseArgs } from 'node:util'
import { checkObligations } from '#app/features/requirements/planning/check-obligations.server.ts'
import { startOfDay } from '#app/platform/calendar.ts'
import { SimulatedCouncil } from '#tests/factories/simulated-council.ts'
import { createSite } from '#tests/factories/site.ts'

/**
 * `npm run time-travel [-- --people 6000 --months 36]`: a simulated council lives for three years, its report kept at each month end; then every one of them is
 * made again, as at its day. Exit 1 if one differs.
 */
const { values } = parseArgs({ options: { people: { type: 'string', default: '6000' }, months: { type: 'string', default: '36' } } })
const print = (text: string) => process.stdout.write(`${text}\n`)
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)

const site = createSite({ now: startOfDay('2026-01-05') + 3_600_000, counted: false })
let since = performance.now()
const council = new SimulatedCouncil(site, { people: Number(values.people), seed: 4 })
print(`${values.people} people came in ${seconds(since)} s.`)
since = performance.now()
await council.live(Number(values.months))
print(`${values.months} months with ${council.completions} completions took ${seconds(since)} s.`)
since = performance.now()
let different = 0
for (const [day, kept] of council.reports) {
	const again = council.report(day)
	const same = again.sha256 === kept.sha256
	if (!same) different += 1
	print(`${day}: ${kept.lines} lines ${JSON.stringify(kept.statuses)} ${same ? 'the same' : `DIFFERENT ${JSON.stringify(again.statuses)}`}`)
}
print(`${council.reports.size} reports made again in ${seconds(since)} s, ${different} different.`)
const { obligations, drift, differences } = checkObligations(site.db, site.requirements, council.today)
print(`${obligations} live obligations, ${drift} adrift. Memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most.`)
for (const difference of differences.slice(0, 3)) print(JSON.stringify(difference))
process.exitCode = different === 0 && drift === 0 ? 0 : 1
