import Sqlite from 'better-sqlite3'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { playQuizzes, type FindDrawn } from './play-quiz.ts'
import { createQuizLearners } from './quiz-learners.ts'
import { startProbity } from './start-contenders.ts'
import { median, table } from './statistics.ts'

const together = 8
/** What an attempt commits: its start, ten answers, its result. */
const commits = 12

/**
 * `npm run bench -- --quiz`: whole attempts at quizzes over HTTP, by one learner alone and by eight at once, each attempt passed and its certificate printed.
 * The floor is what as many commits of one row cost on the same disk.
 */
export async function takeQuizzes(folder: string): Promise<string> {
	const server = await startProbity(folder)
	const database = new Sqlite(join(folder, 'probity.sqlite'), { readonly: true })
	try {
		const [first, alone, ...others] = await createQuizLearners(folder, together + 2)
		if (!first || !alone) throw new Error('There are no learners.')
		const drawn = database
			.prepare<[number, string], string>(
				`select a.drawn from quiz_attempts a join module_progress m on m.id = a.progress_id join requirements r on r.id = m.requirement_id
				 where m.person_id = ? and r.slug = ?`,
			)
			.pluck()
		const findDrawn: FindDrawn = (personId, moduleId) => drawn.get(personId, moduleId) ?? '[]'
		const rounds = [
			{ name: 'Warming up', learners: [first] },
			{ name: 'One learner', learners: [alone] },
			{ name: `${together} learners`, learners: others },
		]
		const rows: (string | number)[][] = []
		for (const { name, learners } of rounds) {
			process.stderr.write(`${name} …\n`)
			const [cpu, began] = [server.cpuSeconds(), performance.now()]
			const times = (await Promise.all(learners.map((learner) => playQuizzes(server.address, learner, findDrawn)))).flat()
			const seconds = (performance.now() - began) / 1000
			const cpuMs = ((server.cpuSeconds() - cpu) * 1000) / times.length
			if (learners[0] !== first) rows.push([name, times.length, (times.length / seconds).toFixed(1), ...spread(times), cpuMs.toFixed(0)])
			await untilPrinted(database)
		}
		const floor = measureCommits(join(folder, 'floor.sqlite'))
		rows.push([`${commits} commits`, floor.length, (1000 / median(floor)).toFixed(1), ...spread(floor), ''])
		return table([['Quiz attempts', 'attempts', 'per second', 'p50 ms', 'p99 ms', 'CPU ms'], ...rows])
	} finally {
		database.close()
		await server.stop()
	}
}

function spread(times: number[]): [string, string] {
	const sorted = [...times].sort((a, b) => a - b)
	return [median(sorted).toFixed(0), (sorted[Math.ceil(sorted.length * 0.99) - 1] ?? NaN).toFixed(0)]
}

/** The certificates of one round are printed before the next begins. */
async function untilPrinted(database: Sqlite.Database): Promise<void> {
	const waiting = database.prepare<[], number>(`select count(*) from jobs where kind = 'seal-certificate' and done_at is null`).pluck()
	while (waiting.get() !== 0) await new Promise((resolve) => setTimeout(resolve, 500))
}

/** How long an attempt's commits of one small row take, each on the disk before the next, in milliseconds. */
function measureCommits(path: string): number[] {
	const client = new Sqlite(path)
	client.pragma('journal_mode = WAL')
	client.pragma('synchronous = FULL')
	client.exec('create table rows (id integer primary key, word text)')
	const insert = client.prepare('insert into rows (word) values (?)')
	const times = Array.from({ length: 50 }, () => {
		const began = performance.now()
		for (let commit = 0; commit < commits; commit += 1) insert.run('answer')
		return performance.now() - began
	})
	client.close()
	return times
}
