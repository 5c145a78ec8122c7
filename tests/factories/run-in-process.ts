import { runCommand } from '#app/cli/run-command.ts'
import { environment } from './server-process.ts'

export type Ran = { status: number; out: string; err: string }

/** Runs a command of the product in this process, with the environment of the tests and `own`. */
export async function runInProcess(args: string[], own: Record<string, string>): Promise<Ran> {
	const written = { out: '', err: '' }
	const status = await runCommand(args, {
		env: environment(own),
		stdout: (text) => (written.out += text),
		stderr: (text) => (written.err += text),
	})
	return { status, ...written }
}
