import { z } from 'zod'
import type { Content, Edition, Module } from '#app/features/content/content.ts'
import type { FieldError } from '#app/features/content/loading/content-errors.ts'
import { idSchema, remedy } from '#app/features/content/loading/content-schemas.ts'
import type { Frozen } from './frozen.ts'

const fingerprintSchema = z.string().refine((text) => /^[0-9a-f]{64}$/.test(text), {
	message: 'is not a fingerprint',
	params: remedy('Put back what was there, or write the lock again with `content lock`.'),
})

/** What was published, and so what certificates and attestations stand for. A module keeps all its versions; an edition of the Code is one version. */
export const lockSchema = z.strictObject({
	modules: z.record(idSchema, z.array(z.strictObject({ version: z.string().min(1), fingerprint: fingerprintSchema })).min(1)),
	editions: z.record(idSchema, fingerprintSchema),
})

export type PublishedLock = Frozen<z.infer<typeof lockSchema>>

export const lockFile = 'published.lock.json'

interface Comparison {
	readonly errors: readonly FieldError[]
	/** What is not locked yet, such as `data-protection 1.1` or `Code 2017`. */
	readonly unlocked: readonly string[]
}

type LockState = 'locked' | 'new' | 'changed' | 'unexplained'

function lockStateOf({ id, version, fingerprint, changes }: Module, lock: PublishedLock): LockState {
	const versions = lock.modules[id] ?? []
	const locked = versions.find((other) => other.version === version)
	if (locked) return locked.fingerprint === fingerprint ? 'locked' : 'changed'
	return versions.length === 0 || changes ? 'new' : 'unexplained'
}

function compareModule(module: Module, lock: PublishedLock): Comparison {
	const { id, version } = module
	const error = (field: string, message: string, remedy: string): Comparison => ({
		errors: [{ file: `modules/${id}/module.json`, field, message, remedy }],
		unlocked: [],
	})
	switch (lockStateOf(module, lock)) {
		case 'locked':
			return { errors: [], unlocked: [] }
		case 'new':
			return { errors: [], unlocked: [`${id} ${version}`] }
		case 'changed':
			return error(
				'version',
				`is ${version}, and the module "${id}" changed since that was published`,
				'Give it a new version, and say in "changes" what it means.',
			)
		case 'unexplained':
			return error(
				'changes',
				`is missing from version ${version}`,
				'Say what it means for those who hold the one before: effect none, next-renewal or at-once, and a note.',
			)
	}
}

function compareEdition({ id, fingerprint }: Edition, lock: PublishedLock): Comparison {
	const locked = lock.editions[id]
	if (locked === undefined) return { errors: [], unlocked: [`Code ${id}`] }
	if (locked === fingerprint) return { errors: [], unlocked: [] }
	const message = 'changed since it was published, and people have attested its words'
	const remedy = 'Put the words back, and publish the new ones as an edition with a folder of its own.'
	return { errors: [{ file: `code/${id}`, field: 'the whole folder', message, remedy }], unlocked: [] }
}

/** The content against what was published: nothing published may change under its own version. */
export function compareWithLock({ modules, editions }: Content, lock: PublishedLock): Comparison {
	const compared = [
		...[...modules.values()].map((module) => compareModule(module, lock)),
		...[...editions.values()].map((edition) => compareEdition(edition, lock)),
	]
	return { errors: compared.flatMap(({ errors }) => errors), unlocked: compared.flatMap(({ unlocked }) => unlocked) }
}

/** The lock without the versions that stand in the content now under the ids of `replaced`: they were never released. */
export function forget({ modules, editions }: Content, lock: PublishedLock, replaced: readonly string[]): PublishedLock {
	const kept = Object.entries(lock.modules).map(([id, versions]) => {
		const isDropped = (version: string) => replaced.includes(id) && modules.get(id)?.version === version
		return [id, versions.filter(({ version }) => !isDropped(version))] as const
	})
	return {
		modules: Object.fromEntries(kept),
		editions: Object.fromEntries(Object.entries(lock.editions).filter(([id]) => !(replaced.includes(id) && editions.has(id)))),
	}
}

/** The lock with every version that stands in the content now. */
export function addToLock({ modules, editions }: Content, lock: PublishedLock): PublishedLock {
	const added = Object.fromEntries(
		[...modules.values()].map(({ id, version, fingerprint }) => {
			const others = (lock.modules[id] ?? []).filter((other) => other.version !== version)
			return [id, [...others, { version, fingerprint }]]
		}),
	)
	return {
		modules: sorted({ ...lock.modules, ...added }),
		editions: sorted({ ...lock.editions, ...Object.fromEntries([...editions.values()].map(({ id, fingerprint }) => [id, fingerprint])) }),
	}
}

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
	Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
