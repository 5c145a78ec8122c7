/** The size at which no word of a text is wider than the line: the one that is wanted, or a smaller one. */
export const sizeForLine = (text: string, size: number, { width, widthOf }: { width: number; widthOf: (text: string) => number }): number =>
	Math.min(size, ...text.split(/\s+/).map((word) => width / widthOf(word)))
