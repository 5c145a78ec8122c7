import { z } from 'zod'

const note = z.string()
const day = z.string()

/** Every kind of entry, and the shape of its details. Names of people never stand in details: subjects are `person:<id>`. */
export const evidenceActions = {
	'people.imported': z.object({
		fileSha256: z.string(),
		joiners: z.number(),
		movers: z.number(),
		leavers: z.number(),
		returners: z.number(),
		unchanged: z.number(),
		/** The file listed everybody. */
		full: z.literal(true).optional(),
		/** Of `people_imports`, when it came by the web. */
		upload: z.number().optional(),
	}),
	'person.joined': z.object({ from: day }),
	'person.moved': z.object({ from: day }),
	'person.returned': z.object({ from: day }),
	'person.leaves': z.object({ on: day }),
	'person.corrected': z.object({ fields: z.array(z.string()) }),
	/** Posts besides the main one: how many are new or changed, and how many ended. */
	'person.posts-recorded': z.object({ begun: z.number(), ended: z.number() }),
	/** By HR, not by a file. The hash is of what it said before and since, and of the reason. */
	'person.changed-by-hand': z.object({ change: z.number(), from: day, fields: z.array(z.string()), wordsSha256: z.string() }),
	/** A directorate, service or team is another from a day on: how many people that moves, and the hash of the reason. */
	'unit.changed': z.object({
		change: z.number(),
		kind: z.string(),
		level: z.string(),
		unit: z.number(),
		becomes: z.number(),
		from: day,
		people: z.number(),
		reasonSha256: z.string(),
	}),
	/** What people files mean by the name of a unit that is none, or no longer one; `unit` null: nothing any more. */
	'unit.meaning-remembered': z.object({
		level: z.string(),
		written: z.array(z.string()),
		unit: z.number().nullable(),
		from: day,
	}),
	'absence.recorded': z.object({ from: day, to: day.nullable(), kind: z.string() }),
	'absence.removed': z.object({ from: day, to: day.nullable() }),
	/** Learnt elsewhere, by the word of a file; `standing`: whether it counts or is history only. The hash is of the course and the source as the file writes them. */
	'learning.brought': z.object({
		import: z.number(),
		row: z.number(),
		completedOn: day,
		score: z.string().nullable(),
		validUntil: day,
		standing: z.string(),
		wordsSha256: z.string(),
	}),
	'absence.brought': z.object({ import: z.number(), row: z.number(), from: day, to: day.nullable(), kind: z.string() }),
	/** A file of the last system: how much it brought, what its courses were said to be, and the hash of the rows that were left out. */
	'history.imported': z.object({
		import: z.number(),
		fileSha256: z.string(),
		completions: z.number(),
		absences: z.number(),
		leftOutSha256: z.string().nullable(),
		courses: z.array(z.object({ title: z.string(), requirement: z.string().nullable() })),
	}),
	'history.withdrawn': z.object({ import: z.number(), reasonSha256: z.string() }),
	'role.granted': z.object({ role: z.string() }),
	'session.started': z.object({ method: z.literal('demonstration') }),
	'session.ended': z.object({}),
	'obligations.planned': z.object({
		obligations: z.array(
			z.object({ requirement: z.string(), cycle: z.number().nullable(), opensOn: day.nullable(), dueOn: day.nullable() }),
		),
	}),
	'extension.granted': z.object({ cycle: z.number(), dueOn: day, insteadOf: day, reason: z.string(), grantedAs: z.string() }),
	'extension.withdrawn': z.object({ cycle: z.number(), dueOn: day }),
	'exemption.granted': z.object({ from: day, to: day.nullable(), reason: z.string() }),
	/** `lastDay` null: it was taken back before it began. */
	'exemption.ended': z.object({ from: day, to: day.nullable(), lastDay: day.nullable() }),
	'prior-learning.claimed': z.object({ claim: z.number(), completedOn: day, documentSha256: z.string() }),
	'prior-learning.decided': z.object({ claim: z.number(), outcome: z.enum(['accepted', 'refused']) }),
	'rule.recorded': z.object({ requirement: z.string(), validFrom: day, settingsSha256: z.string(), reason: z.string() }),
	'rule.withdrawn': z.object({ requirement: z.string(), validFrom: day, reason: z.string() }),
	'module.version-recorded': z.object({ version: z.string(), effect: z.string(), fingerprint: z.string() }),
	'module.page-opened': z.object({ page: z.string(), version: z.string() }),
	'module.page-finished': z.object({ page: z.string(), version: z.string() }),
	'quiz.started': z.object({ attempt: z.number(), version: z.string(), fingerprint: z.string() }),
	'quiz.answered': z.object({ attempt: z.number(), question: z.number() }),
	'quiz.marked': z.object({
		attempt: z.number(),
		score: z.number(),
		outcome: z.enum(['passed', 'failed']),
		passMark: z.number(),
		/** Of what was asked and what was answered. */
		answersSha256: z.string(),
	}),
	'quiz.unlocked': z.object({ note }),
	'requirement.met': z.object({
		cycle: z.number(),
		version: z.string(),
		score: z.number().nullable(),
		completedOn: day,
		validUntil: day,
		nextOpensOn: day,
	}),
	'certificate.issued': z.object({ number: z.string(), award: z.string(), printedSha256: z.string(), templateVersion: z.number() }),
	/** `why`: what its page says differs from what it was made from, or it prints no more. */
	'certificate.revoked': z.object({ number: z.string(), why: z.enum(['printed-wrong']), replacedBy: z.string() }),
	'certificate.sealed': z.object({ number: z.string(), pdfSha256: z.string() }),
	/** Its page would not say what it is to say, so that there is none. */
	'certificate.unprintable': z.object({ number: z.string(), templateVersion: z.number() }),
	'code.edition-recorded': z.object({ edition: z.string(), sha256: z.string(), bodySha256: z.string() }),
	'code.draft-created': z.object({ draft: z.number(), edition: z.string(), sourceSha256: z.string(), comparedWith: z.string() }),
	/** `part` says what was changed; the words have their digest. */
	'code.draft-changed': z.object({
		draft: z.number(),
		edition: z.string(),
		revision: z.number(),
		part: z.string(),
		textSha256: z.string(),
	}),
	'code.draft-reviewed': z.object({ draft: z.number(), edition: z.string(), textSha256: z.string() }),
	/** `loadedBy` is the actor who loaded the text, `minuteSha256` the file of the minute; entries of before have neither. */
	'code.draft-approved': z.object({
		draft: z.number(),
		edition: z.string(),
		sha256: z.string(),
		approvedOn: day,
		loadedBy: z.string().optional(),
		minuteSha256: z.string().nullable().optional(),
	}),
	/** Whether somebody else than who loaded a text has to record its approval. */
	'code.approval-rule-recorded': z.object({ byAnother: z.boolean(), reasonSha256: z.string() }),
	'code.draft-discarded': z.object({ draft: z.number(), edition: z.string(), reason: z.string() }),
	'code.published': z.object({
		edition: z.string(),
		sha256: z.string(),
		effectiveFrom: day,
		material: z.boolean(),
		reason: z.string(),
		dueDays: z.number().nullable(),
		/** The actors who loaded the text and who recorded its approval; not of a text that ships with Probity. */
		loadedBy: z.string().optional(),
		approvedBy: z.string().optional(),
	}),
	'code.publication-withdrawn': z.object({ edition: z.string(), sha256: z.string(), effectiveFrom: day, reason: z.string() }),
	/** Its day has come. `asksAgain`: whoever agreed to an edition before it is asked to agree to it. */
	'code.in-force': z.object({ edition: z.string(), sha256: z.string(), effectiveFrom: day, version: z.string(), asksAgain: z.boolean() }),
	'attestation.step': z.object({ state: z.string(), edition: z.string() }),
	'attestation.given': z.object({
		edition: z.string(),
		editionSha256: z.string(),
		statementsSha256: z.string(),
		outcome: z.enum(['agreed', 'not-agreed']),
		method: z.string(),
		/** Of the comment, the note, the signed list and the interests that go with it; entries from before version 0009 have none. */
		withSha256: z.string().optional(),
	}),
	/** What was done about a refusal of the Code: `owner` the id of who sees to it from now on, `outcome` what came of it. The hash is of what was written. */
	'refusal.step': z.object({
		refusal: z.number(),
		step: z.number(),
		kind: z.string(),
		takenOn: day,
		owner: z.number().nullable(),
		outcome: z.string().nullable(),
		wordsSha256: z.string(),
	}),
	'roll-call.recorded': z.object({
		rollCall: z.number(),
		edition: z.string(),
		editionSha256: z.string(),
		heldOn: day,
		people: z.number(),
		documentSha256: z.string(),
		/** Of where it was and who led it. */
		sessionSha256: z.string(),
	}),
	'leaving.acknowledged': z.object({
		leavesOn: day,
		edition: z.string(),
		editionSha256: z.string(),
		clause: z.string(),
		wordingSha256: z.string(),
		noteSha256: z.string(),
	}),
	/** An interest, a gift, or the answer that there is none. The hash is of its kind and details. */
	'interests.declared': z.object({
		declaration: z.number(),
		occasion: z.string(),
		cycle: z.number().nullable(),
		replaces: z.number().nullable(),
		contentSha256: z.string(),
	}),
	'interest.ended': z.object({ declaration: z.number(), on: day }),
	/** The hash is of the conditions and the note. */
	'interest.decided': z.object({
		declaration: z.number(),
		decision: z.number(),
		outcome: z.string(),
		until: day.nullable(),
		decidedAs: z.string(),
		wordsSha256: z.string(),
	}),
	'message.handled': z.object({ message: z.number() }),
	'demonstration.loaded': z.object({ people: z.number() }),
} as const

export type EvidenceAction = keyof typeof evidenceActions

export type EvidenceEntry = {
	[Action in EvidenceAction]: {
		/** Milliseconds, UTC. */
		at: number
		/** `person:<id>`, or `system`, `command-line`, `demonstration`. */
		actor: string
		action: Action
		/** What it is about: `person:12`, `person:12/data-protection/1`, `certificate:PRB-…`, `council`. */
		subject: string
		details: z.infer<(typeof evidenceActions)[Action]>
	}
}[EvidenceAction]

/** The words that are hashed, in this order, with a line feed between. */
export const chainedText = (entry: {
	previousHash: string
	seq: number
	at: number
	actor: string
	action: string
	subject: string
	detailsDigest: string
}): string => [entry.previousHash, entry.seq, entry.at, entry.actor, entry.action, entry.subject, entry.detailsDigest].join('\n')

/** The hash before the first entry. */
export const genesis = '0'.repeat(64)
