import { runCommand } from './run-command.ts'

/** Whoever reads has had enough, as `| head` has: that is no fault of the command, which has nothing left to do. */
const endIfUnread = (error: Error | null) => {
	if (error && 'code' in error && error.code === 'EPIPE') process.exit(0)
}

process.stdout.on('error', (error) => {
	endIfUnread(error)
	process.stderr.write(`${error.message}\n`)
	process.exitCode = 1
})

const terminal = {
	env: process.env,
	stdout: (text: string) => {
		process.stdout.write(text)
		// A pipe tells its listeners only when a command has written everything.
		endIfUnread(process.stdout.errored)
	},
	stderr: (text: string) => void process.stderr.write(text),
}

void runCommand(process.argv.slice(2), terminal).then((code) => {
	process.exitCode = code
})
