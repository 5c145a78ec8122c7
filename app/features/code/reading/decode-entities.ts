const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ndash: '–', mdash: '—' }

/** The characters that HTML writes as `&amp;`, `&#39;` or `&#x27;`. An unknown name stays as it is written. */
export const decodeEntities = (text: string): string =>
	text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
		if (name) return named[name.toLowerCase()] ?? whole
		const code = hex ? parseInt(hex, 16) : Number(decimal)
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
	})
