import { checkCertificates } from '#app/features/certificates/check-certificates.server.ts'
import { renderCertificate } from '#app/features/certificates/render-certificate.server.ts'
import type { Environment } from '#app/platform/env.ts'
import { readOptions } from './read-options.ts'
import { withRegister } from './open-register.ts'

type Given = { print: (data: unknown) => void; notice: (text: string) => void }

/**
 * `certificates check [--dry-run]`: one JSON object on stdout, each certificate that is not right on stderr. What was printed wrong is reissued, unless it is a dry run.
 * Exit 1 if one cannot be printed, or was printed wrong and is not reissued.
 */
export async function checkSealedCertificates(env: Environment, args: string[], { print, notice }: Given): Promise<number> {
	const { 'dry-run': dryRun } = readOptions({ args, options: { 'dry-run': { type: 'boolean', default: false } } }).values
	const check = await withRegister(env, ({ db, clock }) => {
		const parts = { db, clock, issuer: { publicUrl: env.publicUrl }, printCertificate: renderCertificate }
		return checkCertificates(parts, { dryRun, tell: notice })
	})
	print(check)
	return check.ok ? 0 : 1
}
