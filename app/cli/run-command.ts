import { dayOf } from '#app/platform/calendar.ts'
import { clockOf } from '#app/platform/clock.ts'
import { readEnvironment, type Environment } from '#app/platform/env.ts'
import { UsageError } from './usage-error.ts'

type Write = (text: string) => void
/** What a command is given of its process. */
export type Terminal = { env: Record<string, string | undefined>; stdout: Write; stderr: Write }
/** `print` writes data, as JSON, to stdout. The environment is read when it is asked for: to be called wrongly a command needs none. */
type Console = { env: () => Environment; stdout: Write; stderr: Write; print: (data: unknown) => void }

/**
 * Every command: its name, how to call it, and what runs it. A command prints its data on stdout, everything else on stderr, closes what it opened, and returns
 * its exit code. Modules are imported when their command is called, so that a small command starts fast.
 */
type Command = { name: string; usage: string; run: (args: string[], console: Console) => Promise<number> }

const today = (env: Environment) => dayOf(clockOf(env)())
const takeNothing = async (args: string[]) => (await import('./read-options.ts')).readOptions({ args, options: {} })

const commands: Command[] = [
	{
		name: 'serve',
		usage: 'serve',
		run: async (_args, { env }) => {
			const { serve } = await import('./serve.ts')
			const { serveBuild } = await import('./serve-build.ts')
			await serve(env(), serveBuild)
			return 0
		},
	},
	{
		name: 'people import',
		usage:
			'people import FILE [--dry-run] [--full] [--confirm-leavers N] [--dates dmy|mdy] [--encoding windows-1252] [--sheet NAME] [--letters repair|keep] [--keep-empty COLUMN] [--clear-empty COLUMN] [--leave-out-unreadable] [--leave-out-other-rows] [--mapping FILE]',
		run: async (args, { env, print, stderr }) =>
			(await import('./import-people.ts')).importPeopleFile(env(), args, { print, notice: stderr }),
	},
	{
		name: 'code publish',
		usage:
			'code publish ID --effective-from DATE [--material|--minor] [--reason TEXT] [--due-days N] [--as-read] [--approved-by TEXT --approved-on DATE]',
		run: async (args, { env, print }) => {
			const { withSite } = await import('./open-site.ts')
			const { publishCode } = await import('./publish-code.ts')
			return withSite(env(), ({ db, clock, loadRequirements }) => publishCode({ db, clock, requirements: loadRequirements() }, args, print))
		},
	},
	{
		name: 'code import',
		usage: 'code import FILE --edition ID [--dry-run]',
		run: async (args, { env, print, stderr }) => (await import('./import-code.ts')).importCode(env, args, { print, notice: stderr }),
	},
	{
		name: 'report completion',
		usage: 'report completion [--as-at YYYY-MM-DD] [--now-known] [--format csv|json]',
		run: async (args, { env, stdout }) => {
			const { readReportOptions, reportCompletion } = await import('./report-completion.ts')
			const options = readReportOptions(args, today(env()))
			const { withSite } = await import('./open-site.ts')
			return withSite(env(), ({ db, clock, loadRequirements }) => {
				reportCompletion(db, loadRequirements(), options, { now: clock(), out: stdout })
				return 0
			})
		},
	},
	{
		name: 'history import',
		usage:
			'history import FILE [--dry-run] [--courses FILE] [--map "TITLE=REQUIREMENT"]… [--other-courses leave-out] [--kind "WORD=KIND"]… [--column NAME="HEADER"]… [--dates dmy|mdy] [--numbers alike|exact] [--encoding windows-1252] [--leave-out-faults]',
		run: async (args, { env, print, stderr }) =>
			(await import('./import-history.ts')).importHistory(env(), args, { print, notice: stderr }),
	},
	{
		name: 'obligations check',
		usage: 'obligations check',
		run: async (args, { env, print, stderr }) =>
			(await import('./check-obligations.ts')).checkRecordedObligations(env(), args, { print, notice: stderr }),
	},
	{
		name: 'certificates check',
		usage: 'certificates check [--dry-run]',
		run: async (args, { env, print, stderr }) =>
			(await import('./check-certificates.ts')).checkSealedCertificates(env(), args, { print, notice: stderr }),
	},
	{
		name: 'evidence verify',
		usage: 'evidence verify',
		run: async (args, { env, print, stderr }) => {
			await takeNothing(args)
			const { withRegister } = await import('./open-register.ts')
			const { verifyEvidence } = await import('#app/features/evidence/verify-evidence.server.ts')
			const { entries, head, ok, errors } = await withRegister(env(), ({ db }) => verifyEvidence(db))
			for (const error of errors) stderr(`${error}\n`)
			print({ entries, head, ok })
			return ok ? 0 : 1
		},
	},
	{
		name: 'evidence head',
		usage: 'evidence head',
		run: async (args, { env, print }) => {
			await takeNothing(args)
			const { withRegister } = await import('./open-register.ts')
			const { readHead } = await import('#app/features/evidence/read-head.server.ts')
			print(await withRegister(env(), ({ db }) => readHead(db)))
			return 0
		},
	},
	{
		name: 'content check',
		usage: 'content check [--strict]',
		run: async (args, { env, stdout, stderr }) => {
			const { contentFolder } = await import('./open-site.ts')
			const given = { folder: contentFolder, today: today(env()), out: stdout, notice: stderr }
			return (await import('./check-content.ts')).checkContent(args, given)
		},
	},
	{
		name: 'content lock',
		usage: 'content lock [--replace ID]          (--replace: for a version that was locked and never released)',
		run: async (args, { env, stderr }) => {
			const { contentFolder } = await import('./open-site.ts')
			return (await import('./lock-content.ts')).lockContent(args, { folder: contentFolder, today: today(env()), notice: stderr })
		},
	},
	{
		name: 'content preview',
		usage: 'content preview [--port N]',
		run: async (args, { env, stderr }) => {
			const { contentFolder } = await import('./open-site.ts')
			const { previewContent } = await import('./preview-content.ts')
			await previewContent(args, { folder: contentFolder, today: () => today(env()), notice: stderr })
			return 0
		},
	},
	{
		name: 'demo load',
		usage: 'demo load',
		run: async (_args, { env, print }) => {
			const { contentFolder, withSite } = await import('./open-site.ts')
			const { loadDemonstration } = await import('#app/features/demonstration/load-demonstration.server.ts')
			const people = await withSite(env(), ({ db, content, issuer, clock }) =>
				loadDemonstration(db, { folder: contentFolder, content, issuer }, { now: clock() }),
			)
			print({ people })
			return 0
		},
	},
	{
		name: 'work',
		usage: 'work',
		run: async (_args, { env, print }) => {
			const ran = await (await import('./run-jobs.ts')).runJobs(env())
			print(ran)
			return ran.failed === 0 ? 0 : 1
		},
	},
]

const usage = () => `Usage: probity <command>\n${commands.map((command) => `  ${command.usage}`).join('\n')}\n`

function findCommand(argv: string[]): Command {
	const command = commands.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word))
	if (!command) throw new UsageError(argv.length === 0 ? 'Say which command.' : `There is no command “${argv.join(' ')}”.`)
	return command
}

/** Runs a command; returns its exit code: 2 where it was called wrongly, 1 where it failed. */
export async function runCommand(argv: string[], { env, stdout, stderr }: Terminal): Promise<number> {
	try {
		const command = findCommand(argv)
		const print = (data: unknown) => stdout(`${JSON.stringify(data, null, 2)}\n`)
		return await command.run(argv.slice(command.name.split(' ').length), { env: () => readEnvironment(env), stdout, stderr, print })
	} catch (error) {
		stderr(`${error instanceof Error ? error.message : String(error)}\n`)
		if (!(error instanceof UsageError)) return 1
		stderr(usage())
		return 2
	}
}
