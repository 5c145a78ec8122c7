import type { Day, Instant } from '#app/platform/calendar.ts'
import { newToken } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import type { RuleProposal } from './change-rule.server.ts'
import { measureEffect } from './measure-effect.server.ts'
import type { RuleFields } from './read-rule-form.ts'
import type { Requirement } from './requirement-rules.ts'
import { withRule, type RuleEffect } from './rule-effect.ts'

/** A change that somebody is thinking about, and its effect as far as it is worked out. */
export type RuleDraft = {
	/** Says which preview was confirmed. */
	token: string
	proposal: RuleProposal
	/** The form, to go back to. */
	fields: RuleFields
	known: Instant
	/** People compared so far, of how many. */
	seen: number
	of: number
	effect: RuleEffect | null
	/** Settles when the effect is known, and not before; fails if it cannot be worked out. */
	done: Promise<void>
}
type Kept = RuleDraft & { stopped: boolean }

/** One for each person and requirement, in memory: a preview is soon made again. */
const kept = new WeakMap<Database, Map<string, Kept>>()
const draftsOf = (db: Database) => {
	const drafts = kept.get(db) ?? new Map<string, Kept>()
	kept.set(db, drafts)
	return drafts
}
type Owner = { personId: number; id: string }
const keyOf = ({ personId, id }: Owner) => `${personId}/${id}`

/** Begins to work out the effect of a change, instead of the one that this person began before. */
export function startDraft(
	db: Database,
	{ personId, requirement, proposal, fields }: { personId: number; requirement: Requirement; proposal: RuleProposal; fields: RuleFields },
	{ now }: { now: Instant },
): RuleDraft {
	const owner = { personId, id: requirement.id }
	dropDraft(db, owner)
	const { change, validFrom, reason } = proposal
	const last = requirement.rules.at(-1)
	if (!last) throw new Error(`${requirement.id} has no rule.`)
	const after = withRule(requirement, { ...change, title: last.title, basis: last.basis, validFrom, reason })
	const draft: Kept = {
		token: newToken(),
		proposal,
		fields,
		known: now,
		seen: 0,
		of: 0,
		effect: null,
		stopped: false,
		done: Promise.resolve(),
	}
	draft.done = measureEffect(
		db,
		{ before: requirement, after, day: validFrom },
		{ onProgress: (seen, of) => Object.assign(draft, { seen, of }), isStopped: () => draft.stopped },
	).then((effect) => {
		draft.effect = effect
	})
	// A failure is told to whoever asks for the draft; until somebody does, it must not stop the server.
	draft.done.catch(() => undefined)
	draftsOf(db).set(keyOf(owner), draft)
	return draft
}

/** The change that this person is thinking about; null if there is none, or if it was begun on another day. */
export function findDraft(db: Database, owner: Owner, today: Day): RuleDraft | null {
	const draft = draftsOf(db).get(keyOf(owner))
	return draft && draft.proposal.validFrom >= today ? draft : null
}

export function dropDraft(db: Database, owner: Owner): void {
	const draft = draftsOf(db).get(keyOf(owner))
	if (draft) draft.stopped = true
	draftsOf(db).delete(keyOf(owner))
}
