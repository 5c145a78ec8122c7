import { beforeEach, describe, expect, it } from 'vitest'
import type { Content } from '#app/features/content/content.ts'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { loadRequirements } from '#app/features/requirements/rules/load-requirements.server.ts'
import { meetRequirement } from '#app/features/requirements/planning/meet-requirement.server.ts'
import { addDays, startOfDay, type Day } from '#app/platform/calendar.ts'
import { createPerson } from '#tests/factories/register.ts'
import { createSite, type TestSite } from '#tests/factories/site.ts'

const folder = 'content'
const real = loadContent(folder)
const id = 'stay-safe-online'
const at = (day: Day) => startOfDay(day) + 9 * 3_600_000
const actor = 'system'

/** The content with another version of one module. */
function withVersion(version: string, effect: 'none' | 'next-renewal' | 'at-once'): Content {
	const module = real.modules.get(id)
	if (!module) throw new Error(`There is no module ${id}.`)
	const changes = { effect, note: 'A test' }
	return { ...real, modules: new Map([...real.modules, [id, { ...module, version, changes }]]) }
}

let site: TestSite
let personId: number
const load = (content: Content, day: Day) => loadRequirements(site.db, { folder, content }, { now: at(day) })
const asked = () =>
	site.db.$client
		.prepare(
			`select cycle, opens_on as opensOn, due_on as dueOn from obligations o join requirements r on r.id = o.requirement_id
			 where o.person_id = ? and r.slug = ? and superseded_at is null and met_at is null`,
		)
		.all(personId, id)

beforeEach(() => {
	site = createSite({ now: at('2026-01-05') })
	personId = createPerson(site.db, { from: '2026-01-05', recordedAt: at('2026-01-05') })
	const requirements = load(real, '2026-01-05')
	applyObligations(site.db, { personIds: [personId], requirements }, { now: at('2026-01-05'), actor })
	const requirement = requirements.find((each) => each.slug === id)
	if (!requirement) throw new Error(`${id} is not asked for.`)
	const met = { personId, requirement, version: '1.0', score: 90, attemptId: null, source: 'quiz' as const }
	meetRequirement(site.db, met, { now: at('2026-01-20'), actor })
})

const renewal = { cycle: 2, opensOn: addDays('2027-01-20', -60), dueOn: '2027-01-20' }

describe('a new version of a module', () => {
	it.each(['none', 'next-renewal'] as const)('that is asked for by %s waits for the renewal', (effect) => {
		load(withVersion('1.1', effect), '2026-06-01')
		expect(asked()).toEqual([renewal])
	})

	it('that is asked for at once opens on that day, once, and the renewal after it counts from when it was done', () => {
		const newer = withVersion('2.0', 'at-once')
		load(newer, '2026-06-01')
		const now = [{ cycle: 2, opensOn: '2026-06-01', dueOn: '2026-06-29' }]
		expect(asked()).toEqual(now)
		const requirements = load(newer, '2026-06-10')
		expect(applyObligations(site.db, { personIds: [personId], requirements }, { now: at('2026-06-10'), actor })).toBe(0)
		expect(asked()).toEqual(now)
		const requirement = requirements.find((each) => each.slug === id)
		if (!requirement) throw new Error(`${id} is not asked for.`)
		meetRequirement(
			site.db,
			{ personId, requirement, version: '2.0', score: 90, attemptId: null, source: 'quiz' },
			{ now: at('2026-06-12'), actor },
		)
		load(withVersion('2.1', 'none'), '2026-07-01')
		expect(asked()).toEqual([{ cycle: 3, opensOn: addDays('2027-06-29', -60), dueOn: '2027-06-29' }])
		expect(verifyEvidence(site.db).errors).toEqual([])
	})

	it('that comes when the renewal falls due sooner leaves it as it is', () => {
		load(withVersion('2.0', 'at-once'), '2027-01-10')
		expect(asked()).toEqual([renewal])
	})
})
