import type { Content } from '#app/features/content/content.ts'
import type { Learner } from '#app/features/learning/progress/advance-progress.server.ts'
import { findLearner } from '#app/features/learning/progress/find-learner.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { notFound } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'

/** The viewer as a learner of the module of that id; 404 if there is none. */
export function requireLearner(
	{ personId }: Pick<Viewer, 'personId'>,
	site: { content: Content; requirements: readonly Requirement[] },
	moduleId: string | undefined,
): Learner {
	const learner = findLearner(site, { personId, moduleId: moduleId ?? '' })
	if (!learner) throw notFound()
	return learner
}
