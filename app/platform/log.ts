import pino, { type Logger } from 'pino'

export type { Logger }

/** One JSON line an event, on stderr, so that stdout stays free for a command's data. Never log a cookie, a token, an answer or an e-mail address. */
export function createLog(level: string): Logger {
	return pino(
		{ level, base: null, redact: ['req.headers.cookie', 'headers.cookie', '*.email', '*.token'] },
		pino.destination({ fd: 2, sync: true }),
	)
}
