import { dayOf } from '#app/platform/calendar.ts'
import { clockOf } from '#app/platform/clock.ts'
import { readEnvironment } from '#app/platform/env.ts'
import { UsageError } from './usage-error.ts'

/**
 * Every command: its name, how to call it, and what runs it. A command prints its data on stdout, everything else on stderr, and returns its exit code.
 * Modules are imported when their command is called, so that a small command starts fast.
 */
type Command = { name: string; usage: string; run: (args: string[]) => Promise<number> }

const env = () => readEnvironment(process.env)
/** Whoever reads has had enough, as `| head` has: that is no fault of the command, which has nothing left to do. */
const endIfUnread = (error: Error | null) => {
	if (error && 'code' in error && error.code === 'EPIPE') process.exit(0)
}
const out = (text: string) => {
	process.stdout.write(text)
	// A pipe tells its listeners only when a command has written everything.
	endIfUnread(process.stdout.errored)
}
const notice = (text: string) => process.stderr.write(text)
const print = (data: unknown) => out(`${JSON.stringify(data, null, 2)}\n`)
const today = () => dayOf(clockOf(env())())

const takeNothing = async (args: string[]) => (await import('./read-options.ts')).readOptions({ args, options: {} })

const commands: Command[] = [
	{
		name: 'serve',
		usage: 'serve',
		run: async () => {
			const { serve } = await import('./serve.ts')
			await serve(env())
			return 0
		},
	},
	{
		name: 'people import',
		usage: 'people import FILE [--dry-run] [--full] [--confirm-leavers N] [--dates dmy|mdy] [--encoding windows-1252] [--mapping FILE]',
		run: async (args) => (await import('./import-people.ts')).importPeopleFile(env(), args, print),
	},
	{
		name: 'code publish',
		usage:
			'code publish ID --effective-from DATE [--material|--minor] [--reason TEXT] [--due-days N] [--as-read] [--approved-by TEXT --approved-on DATE]',
		run: async (args) => {
			const { openSite } = await import('./open-site.ts')
			const { publishCode } = await import('./publish-code.ts')
			const { db, clock, loadRequirements } = openSite(env())
			return publishCode({ db, clock, requirements: loadRequirements() }, args, print)
		},
	},
	{
		name: 'code import',
		usage: 'code import FILE --edition ID [--dry-run]',
		run: async (args) => (await import('./import-code.ts')).importCode(env, args, { print, notice }),
	},
	{
		name: 'report completion',
		usage: 'report completion [--as-at YYYY-MM-DD] [--now-known] [--format csv|json]',
		run: async (args) => {
			const { readReportOptions, reportCompletion } = await import('./report-completion.ts')
			const options = readReportOptions(args, today())
			const { openSite } = await import('./open-site.ts')
			const { db, clock, loadRequirements } = openSite(env())
			reportCompletion(db, loadRequirements(), options, { now: clock(), out })
			return 0
		},
	},
	{
		name: 'obligations check',
		usage: 'obligations check',
		run: async (args) => (await import('./check-obligations.ts')).checkRecordedObligations(env(), args, print),
	},
	{
		name: 'evidence verify',
		usage: 'evidence verify',
		run: async (args) => {
			await takeNothing(args)
			const { openRegister } = await import('./open-register.ts')
			const { verifyEvidence } = await import('#app/features/evidence/verify-evidence.server.ts')
			const { entries, head, ok, errors } = verifyEvidence(openRegister(env()).db)
			for (const error of errors) process.stderr.write(`${error}\n`)
			print({ entries, head, ok })
			return ok ? 0 : 1
		},
	},
	{
		name: 'evidence head',
		usage: 'evidence head',
		run: async (args) => {
			await takeNothing(args)
			const { openRegister } = await import('./open-register.ts')
			const { readHead } = await import('#app/features/evidence/read-head.server.ts')
			print(readHead(openRegister(env()).db))
			return 0
		},
	},
	{
		name: 'content check',
		usage: 'content check [--strict]',
		run: async (args) => {
			const { contentFolder } = await import('./open-site.ts')
			return (await import('./check-content.ts')).checkContent(args, { folder: contentFolder, today: today(), out, notice })
		},
	},
	{
		name: 'content lock',
		usage: 'content lock [--replace ID]          (--replace: for a version that was locked and never released)',
		run: async (args) => {
			const { contentFolder } = await import('./open-site.ts')
			return (await import('./lock-content.ts')).lockContent(args, { folder: contentFolder, today: today(), notice })
		},
	},
	{
		name: 'content preview',
		usage: 'content preview [--port N]',
		run: async (args) => {
			const { contentFolder } = await import('./open-site.ts')
			await (await import('./preview-content.ts')).previewContent(args, { folder: contentFolder, today, notice })
			return 0
		},
	},
	{
		name: 'demo load',
		usage: 'demo load',
		run: async () => {
			const { contentFolder, openSite } = await import('./open-site.ts')
			const { loadDemonstration } = await import('#app/features/demonstration/load-demonstration.server.ts')
			const { db, content, issuer, clock } = openSite(env())
			print({ people: loadDemonstration(db, { folder: contentFolder, content, issuer }, { now: clock() }) })
			return 0
		},
	},
	{
		name: 'work',
		usage: 'work',
		run: async () => {
			const { openSite } = await import('./open-site.ts')
			const { jobHandlers } = await import('./job-handlers.ts')
			const { runDueJobs } = await import('#app/features/jobs/run-due-jobs.server.ts')
			const { startPrinter } = await import('#app/features/printing/start-printer.server.ts')
			const { db, clock, loadRequirements } = openSite(env())
			const { printCertificate, stop } = startPrinter()
			const ran = await runDueJobs(db, jobHandlers({ db, clock, printCertificate, requirements: loadRequirements() }), clock)
			await stop()
			print(ran)
			return ran.failed === 0 ? 0 : 1
		},
	},
]

const usage = () => `Usage: probity <command>\n${commands.map((command) => `  ${command.usage}`).join('\n')}\n`

async function main(argv: string[]): Promise<number> {
	const command = commands.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word))
	if (!command) throw new UsageError(argv.length === 0 ? 'Say which command.' : `There is no command “${argv.join(' ')}”.`)
	return command.run(argv.slice(command.name.split(' ').length))
}

function fail(error: unknown): void {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
	if (error instanceof UsageError) process.stderr.write(usage())
	process.exitCode = error instanceof UsageError ? 2 : 1
}

process.stdout.on('error', (error) => {
	endIfUnread(error)
	fail(error)
})
main(process.argv.slice(2)).then((code) => {
	process.exitCode = code
}, fail)
