import { join } from 'node:path'
import { fingerprintOf } from '#app/features/code/edition/edition-text.ts'
import { recordShippedEditions } from '#app/features/code/edition/record-editions.server.ts'
import { fingerprintInForce } from '#app/features/code/edition/published-editions.server.ts'
import { textOfShipped } from '#app/features/code/edition/shipped-edition.ts'
import type { Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import type { Content } from '#app/features/content/content.ts'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'
import { loadRequirements } from '#app/features/requirements/rules/load-requirements.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf } from '#app/platform/calendar.ts'
import { clockOf } from '#app/platform/clock.ts'
import type { Environment } from '#app/platform/env.ts'
import { projectRoot } from '#db/project-root.server.ts'
import { openRegister, type OpenRegister } from './open-register.ts'

export const contentFolder = join(projectRoot, 'content')

export type OpenSite = OpenRegister & { content: Content; issuer: Issuer; loadRequirements: () => Requirement[] }

/** The register, opened unless it is open, and the content. Throws with the faults where any of the content is wrong, before anything is opened. */
export function openSite(env: Environment, opened?: OpenRegister): OpenSite {
	const content = loadContent(contentFolder, dayOf(clockOf(env)()))
	const { db, clock } = opened ?? openRegister(env)
	const { council } = content
	return {
		db,
		content,
		clock,
		issuer: { councilName: council.name, accent: council.accent, publicUrl: env.publicUrl },
		loadRequirements: () => {
			const now = clock()
			recordShippedEditions(db, content.editions.values(), { now, actor: 'system' })
			const editionBinds = fingerprintInForce(db, dayOf(now)) === fingerprintOf(textOfShipped(content.currentEdition))
			return loadRequirements(db, { folder: contentFolder, content, editionBinds }, { now })
		},
	}
}

/** Opens register and content for `work`, and closes the register when that is done or has failed. */
export async function withSite<T>(env: Environment, work: (site: OpenSite) => T | Promise<T>): Promise<T> {
	const site = openSite(env)
	try {
		return await work(site)
	} finally {
		site.db.$client.close()
	}
}
