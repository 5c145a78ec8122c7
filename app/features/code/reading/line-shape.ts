/** A text without the marks that may stand behind its last letter: quotation marks, brackets, asterisks. */
const bare = (text: string): string => text.slice(-200).replace(/(?<![\s*_"'”’)\]])[\s*_"'”’)\]]+$/u, '')

/** Whether the sentence is at an end, or a list is to come. */
export const isEnded = (text: string): boolean => /[.!?:;…]$/.test(bare(text))

export const isQuestion = (text: string): boolean => text.length <= 300 && bare(text).endsWith('?')

/** A sentence cannot end here. */
export const isLeftOpen = (text: string): boolean =>
	/(?:,|\s[-–—]|—|\b(?:the|an?|of|and|or|to|for|from|with|without|by|in|on|at|as|that|which|your|their|its|any|under|between|before|after|about|during|within|than|every|section|sections|paragraph|paragraphs|clause|article|schedule|regulation|least|must|should|shall|will|may|can|cannot|would|could|not|is|are|be|been|has|have|if|when|where|including|include|includes))$/.test(
		bare(text),
	) && !/[;,]\s*(?:and|or)$/.test(bare(text))

export const startsSmall = (text: string): boolean => /^["'“‘(*]*\p{Ll}/u.test(text)

const wordCount = (text: string): number => text.split(/\s+/).length

/** `A. `, `Section 2. `: its point ends no sentence. */
const withoutNumber = (text: string): string =>
	text.replace(/^(?:[A-Z][a-z]+\s+)?(?:[A-Z]|\d{1,3}(?:\.\d{1,3})*|[IVXLC]+)[.):]\s+(?=\p{Lu})/u, '')

/** A short line that begins large and is no sentence: it may be a heading, or the name of a policy. */
export const isTitleLike = (text: string): boolean =>
	text.length <= 200 &&
	wordCount(text) <= 30 &&
	/^["'“‘(*]*[\p{Lu}\p{N}]/u.test(text) &&
	/\p{L}{2}/u.test(text) &&
	!/[.!?:;,…]$|;\s*(?:and|or)$/.test(bare(text)) &&
	!/[.!?]\s+\p{Lu}\p{Ll}/u.test(withoutNumber(text)) &&
	(!isLeftOpen(text) || (/^(?:who|what|when|where|why|how)\b/i.test(text) && !/[,—–-]$/.test(bare(text))))

/** Short enough to stand over a section. */
export const isHeadingLength = (text: string): boolean => text.length <= 110 && wordCount(text) <= 16

/** As councils name what they refer to. */
export const isPolicyName = (text: string): boolean =>
	/\b(?:polic(?:y|ies)|protocols?|strateg(?:y|ies)|procedures?|guidance|guidelines|charter|constitution|scheme|statement of|framework|standing orders|regulations|handbook|toolkit|act \d{4})\b/i.test(
		text,
	)

export const isFaqHeading = (text: string): boolean =>
	/^(?:\p{L}?[\d.)\s]*)?(?:frequently asked questions|faqs?\b|questions (?:and|&) answers|q ?(?:&|and) ?a\b|common questions)/iu.test(text)

/** Parts that a document announces as such, wherever they stand. */
export const isPartHeading = (text: string): boolean =>
	/^(?:part|section|chapter|appendix|annexe?|schedule)\s+(?:\d+|[a-z]|[ivxlc]+)\b/i.test(text)

/** A heading all in capitals stands above one that is not. */
export const isInCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text)

/** In italics as a whole: `*Name*`, also where the second asterisk was lost. */
export const isItalic = (text: string): boolean => /^\*[^*\s][^*]*\*?[.]?$/.test(text)

/** Bold as a whole; the text without its asterisks, or null. */
export const unbold = (text: string): string | null => /^\*\*([^*]+)\*\*$/.exec(text)?.[1]?.trim() ?? null

/** A sentence more likely than a heading: “Officers must …”, but not “What you must do”. */
export const hasVerb = (text: string): boolean =>
	/\b(?:must|should|shall|will|may|can|cannot|are|is|has|have)\b/.test(text) && !/^(?:who|what|when|where|why|how)\b/i.test(text)
