/** £999,999,999.99: more is no amount that anybody means. */
export const mostPence = 99_999_999_999

/** What was typed as an amount in pounds (`45`, `45.50`, `£1,250`), in pence; null if it is none. However large: that can be said in words. */
export function readPounds(typed: string): number | null {
	const [, pounds, pence = ''] = /^£?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(typed.replace(/\s/g, '')) ?? []
	if (pounds === undefined) return null
	return Math.min(Number(pounds.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0')), Number.MAX_SAFE_INTEGER)
}

/** `£1,250` or `£45.50`. */
export function writePounds(pence: number): string {
	const pounds = String(Math.floor(pence / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
	return `£${pounds}${pence % 100 === 0 ? '' : `.${String(pence % 100).padStart(2, '0')}`}`
}
