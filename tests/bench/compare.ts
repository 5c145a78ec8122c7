import { runLoad, type Round, type Target } from './run-load.ts'
import { median, table } from './statistics.ts'

export type Plan = { rounds: number; seconds: number; connections: number }

/** Loads the targets in turn, round after round, so that whatever else the machine does falls on all of them alike. The first, short round does not count. */
export async function compare(targets: Target[], { rounds, seconds, connections }: Plan): Promise<Map<string, Round[]>> {
	const results = new Map<string, Round[]>(targets.map(({ name }) => [name, []]))
	for (let round = 0; round <= rounds; round += 1) {
		process.stderr.write(round === 0 ? 'Warming up …\n' : `Round ${round} of ${rounds} …\n`)
		const turned = [...targets.slice(round % targets.length), ...targets.slice(0, round % targets.length)]
		for (const target of turned) {
			const result = await runLoad(target, { connections, seconds: round === 0 ? Math.min(3, seconds) : seconds })
			if (round > 0) results.get(target.name)?.push(result)
		}
	}
	return results
}

export function rateTable(results: Map<string, Round[]>): string {
	const rows = [...results].map(([name, rounds]) => {
		const middle = (pick: (round: Round) => number) => median(rounds.map(pick))
		return [
			name,
			Math.round(middle(({ perSecond }) => perSecond)),
			middle(({ p50 }) => p50),
			middle(({ p99 }) => p99),
			middle(({ cpuMs }) => cpuMs).toFixed(2),
		]
	})
	return table([['', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms/request'], ...rows])
}

/** Requests per second as a part of another's in the same round: the median of the rounds, with the lowest and the highest. */
export function ratioTable(results: Map<string, Round[]>, pairs: [string, string][]): string {
	const rows = pairs.map(([name, against]) => {
		const others = results.get(against) ?? []
		const ratios = (results.get(name) ?? []).map(({ perSecond }, round) => perSecond / (others[round]?.perSecond ?? NaN))
		return [`${name} / ${against}`, ...[median(ratios), Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2))]
	})
	return table([['', 'median', 'lowest', 'highest'], ...rows])
}
