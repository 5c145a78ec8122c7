import { findSignedIn } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import type { SiteLayout } from './site-layout.ts'

/** What stands around a page. Who is signed in is known already if the page has asked: the database is asked once. */
export async function findSiteLayout(args: Parameters<typeof findSignedIn>[0]): Promise<SiteLayout> {
	const { content, personas } = args.context.site
	const viewer = await findSignedIn(args)
	return {
		council: content.council.name,
		demonstration: personas.length > 0,
		viewer: viewer && {
			name: viewer.name,
			leads: viewer.leads,
			reports: may(viewer, 'read-reports'),
			people: may(viewer, 'read-people'),
			requirements: may(viewer, 'change-requirements'),
			content: may(viewer, 'review-content'),
			units: may(viewer, 'change-units'),
			code: may(viewer, 'manage-code'),
			register: may(viewer, 'read-register'),
		},
	}
}
