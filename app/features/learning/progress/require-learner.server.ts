import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { notFound } from '#app/features/sign-in/guards.server.ts'
import type { Content } from '#app/features/content/content.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Learner } from './advance-progress.server.ts'

/** The viewer as a learner of the module of that id; 404 if there is none. */
export function requireLearner(
	viewer: Pick<Viewer, 'personId'>,
	site: { content: Content; requirements: readonly Requirement[] },
	moduleId: string | undefined,
): Learner {
	const module = moduleId === undefined ? undefined : site.content.modules.get(moduleId)
	const requirement = site.requirements.find(({ slug: id }) => id === moduleId)
	if (!module || !requirement) throw notFound()
	return { personId: viewer.personId, requirement, module }
}
