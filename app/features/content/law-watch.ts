import type { LawFact, LawUse, Module, Question, WatchedFact } from '#app/features/content/content.ts'
import type { lawWatchSchema } from '#app/features/content/loading/law-watch-schema.ts'
import type { z } from 'zod'

export type LawFacts = ReadonlyMap<string, LawFact>

export function readFacts({ facts }: z.infer<typeof lawWatchSchema>): LawFacts {
	return new Map(
		facts.map((fact) => [fact.id, { ...fact, wording: (fact.inForce ? fact.wordings?.inForce : fact.wordings?.notYet) ?? null }]),
	)
}

/** A question that waits for a law, or for its end, is not asked meanwhile. */
export const isAsked = ({ when }: Question, facts: LawFacts): boolean => !when || facts.get(when.law)?.inForce === when.inForce

/** What a learner sees that would change with the flag or the wording of a fact. */
export const stateOf = ({ inForce, wording }: LawFact): string => `${inForce ? 'in force' : 'not yet'}: ${wording ?? ''}`

const lawsOf = ({ law, when }: Question): string[] => (when ? [...law, when.law] : [...law])

function usesIn({ id: module, opening, pages, bank }: Module): { laws: readonly string[]; use: LawUse }[] {
	return [
		...(opening ? [{ laws: opening.laws, use: { module, part: 'opening' as const, id: 'opening' } }] : []),
		...pages.map(({ slug, laws }) => ({ laws, use: { module, part: 'page' as const, id: slug } })),
		...bank.map((question) => ({ laws: lawsOf(question), use: { module, part: 'question' as const, id: question.id } })),
	]
}

/** The facts with where each is used, so that whoever reviews one finds all that rests on it. */
export function findUses(facts: LawFacts, modules: Iterable<Module>): Map<string, WatchedFact> {
	const uses = [...modules].flatMap(usesIn)
	const usedOn = (fact: string): LawUse[] => uses.flatMap(({ laws, use }) => (laws.includes(fact) ? [use] : []))
	return new Map([...facts.values()].map((fact) => [fact.id, { ...fact, usedOn: usedOn(fact.id) }]))
}
