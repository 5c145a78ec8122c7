import type { Content } from '#app/features/content/content.ts'

/** What a module asks at least, per cent, by its id. */
export const passMarksOf = (modules: Content['modules']): Record<string, number> =>
	Object.fromEntries([...modules].map(([slug, { passMark }]) => [slug, passMark]))
