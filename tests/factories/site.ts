import { fileURLToPath } from 'node:url'
import type { AppLoadContext } from '@remix-run/node'
import { recordShippedEditions } from '#app/features/code/edition/record-editions.server.ts'
import { openPublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import type { Content } from '#app/features/content/content.ts'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'
import { runHistoryTask } from '#app/features/history/check-history.server.ts'
import { runImportTask } from '#app/features/people/import/run-import-task.server.ts'
import { defaultRules, loadRequirements } from '#app/features/requirements/rules/load-requirements.server.ts'
import { sessionCookie } from '#app/features/sign-in/guards.server.ts'
import { startSession } from '#app/features/sign-in/sessions.server.ts'
import type { Site } from '#app/load-context.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { createDatabase } from './database.ts'

const folder = fileURLToPath(new URL('../../content', import.meta.url))
let content: Content | undefined

/** The instant of the site's clock; a test moves it by setting `site.now`. */
export type TestSite = Site & { now: Instant; statements: string[] }

/**
 * A site with an empty register, the real content and a clock that stands still. `statements` is told every SQL statement, unless `counted` is false: telling
 * takes longer than running.
 */
export function createSite({ now, counted = true, db: given }: { now: Instant; counted?: boolean; db?: Database }): TestSite {
	content ??= loadContent(folder)
	const statements: string[] = []
	const db = given ?? createDatabase(counted ? { onStatement: (sql) => statements.push(sql) } : {})
	recordShippedEditions(db, content.editions.values(), { now, actor: 'system' })
	const { council } = content
	const site: TestSite = {
		db,
		content,
		code: openPublishedEditions(db),
		requirements: loadRequirements(db, { folder, content }, { now }),
		defaultRules: defaultRules(folder),
		issuer: { councilName: council.name, accent: council.accent, publicUrl: 'https://learning.example.org' },
		clock: () => site.now,
		printHandout: async (values) => new TextEncoder().encode(JSON.stringify(values)),
		printReceipt: async (values) => new TextEncoder().encode(JSON.stringify(values)),
		importer: { start: (order) => void runImportTask(db, order, () => undefined), stopTask: async () => {}, progressOf: () => 0.5 },
		historyImporter: { start: (order) => void runHistoryTask(db, order, () => undefined), stopTask: async () => {}, progressOf: () => 0.5 },
		printCertificate: async (values) => {
			const pdf = new TextEncoder().encode(JSON.stringify(values))
			return { pdf, sha256: sha256(pdf) }
		},
		secure: true,
		personas: [],
		now,
		statements,
	}
	return site
}

/** Signs somebody in; returns the request's Cookie header. */
export async function signIn(site: TestSite, personId: number): Promise<string> {
	const person = site.db.$client
		.prepare<[number], { employeeNumber: string }>('select employee_number as employeeNumber from people where id = ?')
		.get(personId)
	const token = person && startSession(site.db, person, { now: site.now })
	if (!token) throw new Error(`There is no person ${personId}.`)
	const [cookie = ''] = (await sessionCookie.serialize(token)).split(';')
	return cookie
}

export type Asked = { request: Request; params: Record<string, string | undefined>; context: AppLoadContext }

/** The arguments of a loader, or with `form` of an action. Each has its own context, as each request of the server has. */
export function ask(
	site: Site,
	path: string,
	{ cookie, params = {}, form }: { cookie?: string; params?: Record<string, string>; form?: Record<string, string> } = {},
): Asked {
	const headers = new Headers(cookie === undefined ? {} : { Cookie: cookie })
	const init = form === undefined ? { headers } : { headers, method: 'POST', body: new URLSearchParams(form) }
	return { request: new Request(new URL(path, 'https://learning.example.org'), init), params, context: { site } }
}

/** What a loader or an action threw as an answer: a redirect, 403 or 404. Fails if it did not. */
export async function refused(answer: Promise<unknown>): Promise<Response> {
	const thrown: unknown = await answer.then(
		() => null,
		(error: unknown) => error,
	)
	if (thrown instanceof Response) return thrown
	throw new Error(`Expected a refusal, got ${String(thrown)}`)
}
