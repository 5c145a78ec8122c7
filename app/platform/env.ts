import { z } from 'zod'

const optional = z.string().min(1).optional()

const schema = z.object({
	PORT: z.coerce.number().int().min(0).max(65535).default(3000),
	HOST: z.string().min(1).default('127.0.0.1'),
	PROBITY_DATA: z.string().min(1).default('./data'),
	PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'an address such as https://learning.example.gov.uk' }).optional(),
	OIDC_ISSUER: z.url({ error: 'the address of the identity provider' }).optional(),
	OIDC_CLIENT_ID: optional,
	OIDC_CLIENT_SECRET: optional,
	PROBITY_NOW: z.iso.datetime({ offset: true, error: 'an instant such as 2026-11-22T09:00:00Z' }).optional(),
	LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

export type Environment = {
	port: number
	host: string
	dataFolder: string
	/** Where people reach the site: printed on certificates and used to check where a form came from. */
	publicUrl: string
	/** True while no identity provider is configured: personas may sign in, under a banner. */
	demonstration: boolean
	/** A fixed starting instant for demonstrations and tests. */
	now: number | null
	logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** Reads the environment. Throws an Error of one line that names the variable; never prints a value. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
	const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
	const parsed = schema.safeParse(present)
	if (!parsed.success) {
		const issue = parsed.error.issues[0]
		throw new Error(`The environment variable ${issue?.path.join('.')} is not valid. Expected: ${issue?.message}.`)
	}
	const env = parsed.data
	if (env.PROBITY_NOW && env.OIDC_ISSUER) throw new Error('PROBITY_NOW is for demonstrations only. Remove it, or remove OIDC_ISSUER.')
	if (env.OIDC_ISSUER) throw new Error('OIDC_ISSUER is set, but this version has only the demonstration sign-in. Remove it.')
	return {
		port: env.PORT,
		host: env.HOST,
		dataFolder: env.PROBITY_DATA,
		publicUrl: (env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/$/, ''),
		demonstration: true,
		now: env.PROBITY_NOW ? Date.parse(env.PROBITY_NOW) : null,
		logLevel: env.LOG_LEVEL,
	}
}
