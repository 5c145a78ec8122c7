const mostNamed = 5

/** `row 3`, `rows 3 and 4`, `rows 3, 4, 5, 6, 7 and 12 more`. */
export function rowsInWords(rows: readonly number[]): string {
	const named = rows.slice(0, mostNamed)
	const more = rows.length - named.length
	if (more > 0) return `rows ${named.join(', ')} and ${more} more`
	const last = named.pop()
	return named.length === 0 ? `row ${last}` : `rows ${named.join(', ')} and ${last}`
}
