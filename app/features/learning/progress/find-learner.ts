import type { Content } from '#app/features/content/content.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Learner } from './advance-progress.server.ts'

/** Somebody as a learner of the module of that id; null if there is no such module, or no requirement for it. */
export function findLearner(
	{ content, requirements }: { content: Content; requirements: readonly Requirement[] },
	{ personId, moduleId }: { personId: number; moduleId: string },
): Learner | null {
	const module = content.modules.get(moduleId)
	const requirement = requirements.find(({ slug }) => slug === moduleId)
	return module && requirement ? { personId, requirement, module } : null
}
