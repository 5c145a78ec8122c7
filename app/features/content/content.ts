import type { z } from 'zod'
import type { councilSchema, editionSchema, glossarySchema, moduleSchema } from '#app/features/content/loading/content-schemas.ts'
import type { Frozen } from '#app/features/content/checking/frozen.ts'
import type { lawWatchSchema } from '#app/features/content/loading/law-watch-schema.ts'
import type { proposalSchema } from '#app/features/content/loading/proposal-schema.ts'
import type { codeCheckSchema, questionSchema } from '#app/features/content/loading/question-schemas.ts'
import type { Day } from '#app/platform/calendar.ts'

export type Council = Frozen<z.infer<typeof councilSchema>>
export type Contact = Council['contacts'][string]
export type Manifest = Frozen<z.infer<typeof moduleSchema>>
export type Outcome = Manifest['outcomes'][number]
export type Source = Manifest['sources'][number]
/** A word that a learner may not know. */
export type Term = Frozen<z.infer<typeof glossarySchema>>['terms'][number]
export type Question = Frozen<z.infer<typeof questionSchema>>
export type QuestionType = Question['type']
export type QuestionOf<Type extends QuestionType> = Extract<Question, { type: Type }>
/** A question for whoever agrees to the Code; not scored. */
export type CheckQuestion = Frozen<z.infer<typeof codeCheckSchema>>['questions'][number]
export type EditionManifest = Frozen<z.infer<typeof editionSchema>>
/** A revision of the Code that was proposed, and whose text we do not have. */
export type Proposal = Frozen<z.infer<typeof proposalSchema>>
export type Statement = EditionManifest['statements'][number]

export type LawUse = { readonly module: string; readonly part: 'opening' | 'page' | 'question'; readonly id: string }

/** A fact that time may overtake. */
export type LawFact = Frozen<z.infer<typeof lawWatchSchema>>['facts'][number] & {
	/** Of its two wordings the one that is true now. */
	readonly wording: string | null
}
export type WatchedFact = LawFact & { readonly usedOn: readonly LawUse[] }

/** What a page holds to be kept: a fact to take away, or what to do here. */
export interface Box {
	readonly kind: 'key-fact' | 'here'
	readonly title: string
	/** A paragraph or an item of a list each. */
	readonly lines: readonly string[]
}

/** Markdown as rendered, with what it names. */
export interface Prose {
	readonly html: string
	/** In the order of first use. */
	readonly terms: readonly Term[]
	/** Ids of the contacts that it names. */
	readonly contacts: readonly string[]
	/** Ids of the facts of the law watch that it rests on. */
	readonly laws: readonly string[]
}

export interface Page extends Prose {
	readonly slug: string
	/** Relative to the content directory. */
	readonly file: string
	readonly title: string
	/** Ids of the outcomes that the page teaches. */
	readonly outcomes: readonly string[]
	/** The prose without headings, labels or marks, one block a line. */
	readonly text: string
	readonly words: number
	readonly minutes: number
	/** Flesch reading ease: 60 and above is plain English. */
	readonly readingEase: number
	readonly scenarios: number
	readonly checks: number
	readonly figures: number
	/** Boxes that say what to do here and name a contact. */
	readonly contactBoxes: number
	readonly boxes: readonly Box[]
	/** Every `edition#clause` that the page links to. */
	readonly clauses: readonly string[]
}

export interface Module extends Manifest {
	/** The address of the drawing that stands for the module. It tells nothing, so its `alt` is empty. */
	readonly cover: string
	/** What to say before the module begins. */
	readonly opening: Prose | null
	readonly pages: readonly Page[]
	readonly glossary: readonly Term[]
	/** Those that may be asked now. */
	readonly questions: readonly Question[]
	/** For authors: every question of the file, those that wait for a law among them. */
	readonly bank: readonly Question[]
	/** Reading every page and answering the questions drawn. */
	readonly minutes: number
	/** SHA-256 of the module's files, with the wordings of the law watch that it shows: what an attempt or a certificate was based on. */
	readonly fingerprint: string
}

export interface Clause {
	readonly id: string
	/** As printed in the Code; null for a block without a number. */
	readonly number: string | null
	/** The sub-heading that stands before this clause. */
	readonly heading?: string
	/** Its Markdown, as written. */
	readonly source: string
	readonly html: string
	readonly text: string
}

export interface Section {
	readonly heading: string
	readonly slug: string
	readonly clauses: readonly Clause[]
}

export interface FaqEntry {
	readonly id: string
	readonly title: string
	readonly source: string
	readonly html: string
}

export interface Edition extends EditionManifest {
	/** The address of the drawing that stands for the Code. It tells nothing, so its `alt` is empty. */
	readonly cover: string
	readonly sections: readonly Section[]
	readonly faq: readonly FaqEntry[]
	readonly fingerprint: string
}

export interface Figure {
	readonly address: string
	readonly body: Buffer
	readonly contentType: 'image/svg+xml'
	readonly width: number
	readonly height: number
}

export interface Content {
	readonly council: Council
	readonly modules: ReadonlyMap<string, Module>
	readonly editions: ReadonlyMap<string, Edition>
	/** By id. */
	readonly proposals: ReadonlyMap<string, Proposal>
	/** The latest edition in force on the day of loading; `editionInForce` answers for another day. */
	readonly currentEdition: Edition
	/** The bank of questions on the Code. */
	readonly codeCheck: readonly CheckQuestion[]
	/** By id, with where each is used. */
	readonly lawWatch: ReadonlyMap<string, WatchedFact>
	/** By address, such as `/figures/data-protection/first-hour.0123456789ab.svg`. */
	readonly figures: ReadonlyMap<string, Figure>
}

/** The edition that binds on a day. */
export function editionInForce(editions: ReadonlyMap<string, Edition>, day: Day): Edition | undefined {
	return [...editions.values()]
		.filter((edition) => edition.effectiveFrom <= day)
		.sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom))
		.at(-1)
}
