export type PageLinks = {
	previous: { href: string } | undefined
	next: { href: string } | undefined
	items: ({ number: number; href: string; current: boolean } | { ellipsis: true })[]
}

/** The links of a list that has several pages: the first, the last, the one shown and its neighbours. */
export function pageLinks({ page, pages }: { page: number; pages: number }, href: (page: number) => string): PageLinks {
	const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((number) => number >= 1 && number <= pages)
	return {
		previous: page > 1 ? { href: href(page - 1) } : undefined,
		next: page < pages ? { href: href(page + 1) } : undefined,
		items: shown.flatMap((number, index) => {
			const link = { number, href: href(number), current: number === page }
			return number - (shown[index - 1] ?? 0) > 1 ? [{ ellipsis: true as const }, link] : [link]
		}),
	}
}
