import type { Day, Instant } from '#app/platform/calendar.ts'
import { keepPreviews, type Preview } from '#app/platform/keep-previews.ts'
import type { Database } from '#db/open.server.ts'
import type { RuleProposal } from './change-rule.server.ts'
import { previewRuleImpact } from './preview-rule-impact.server.ts'
import type { RuleFields } from './rule-fields.ts'
import type { Requirement } from './requirement-rules.ts'
import { withRule, type RuleImpact } from './rule-impact.ts'

/** A change that somebody is thinking about, with the form, to go back to. */
export type RuleDraft = Preview<{ proposal: RuleProposal; fields: RuleFields }, RuleImpact>

const drafts = keepPreviews<{ proposal: RuleProposal; fields: RuleFields }, RuleImpact>()
/** The person, and the slug of the requirement. */
type Owner = { personId: number; slug: string }
const keyOf = ({ personId, slug }: Owner) => `${personId}/${slug}`

/** Begins to work out the effect of a change, instead of the one that this person began before. */
export function startDraft(
	db: Database,
	{ personId, requirement, proposal, fields }: { personId: number; requirement: Requirement; proposal: RuleProposal; fields: RuleFields },
	context: { now: Instant },
): RuleDraft {
	const { change, validFrom, reason } = proposal
	const last = requirement.rules.at(-1)
	if (!last) throw new Error(`${requirement.slug} has no rule.`)
	const after = withRule(requirement, { ...change, title: last.title, basis: last.basis, validFrom, reason })
	const comparison = { before: requirement, after, day: validFrom }
	const owner = keyOf({ personId, slug: requirement.slug })
	return drafts.start(db, owner, { proposal, fields }, (measuring) => previewRuleImpact(db, comparison, measuring), context)
}

/** The change that this person is thinking about; null if there is none, or if it was begun on another day. */
export function findDraft(db: Database, owner: Owner, today: Day): RuleDraft | null {
	const draft = drafts.find(db, keyOf(owner))
	return draft && draft.proposal.validFrom >= today ? draft : null
}

export const dropDraft = (db: Database, owner: Owner): void => drafts.drop(db, keyOf(owner))
