/** Letters and figures, with the signs that change what a sum means. Everything else is punctuation or a mark of Markdown. */
export const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}\p{Sc}%]+/gu) ?? []
