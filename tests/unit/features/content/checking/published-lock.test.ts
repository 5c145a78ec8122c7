import { describe, expect, it } from 'vitest'
import { edition, loadFixture, manifest, page } from '#tests/factories/content-folder.ts'
import { addToLock, compareWithLock, forget } from '#app/features/content/checking/published-lock.ts'

const nothing = { modules: {}, editions: {} }
const pagePath = 'modules/tiny/pages/01-first.md'
const manifestPath = 'modules/tiny/module.json'
const first = loadFixture()
const published = addToLock(first, nothing)
const changed = { [pagePath]: page('Other words.') }
const asVersion = (version: string, more: object = {}) => ({ ...changed, [manifestPath]: { ...manifest, version, ...more } })
const changes = { effect: 'next-renewal', note: 'Other words.' }

describe('the lock', () => {
	it('lists what is not locked, and agrees once it is', () => {
		expect(compareWithLock(first, nothing)).toEqual({ errors: [], unlocked: ['tiny 1.0', 'Code 2017'] })
		expect(compareWithLock(first, published)).toEqual({ errors: [], unlocked: [] })
		expect(published).toEqual({
			modules: { tiny: [{ version: '1.0', fingerprint: first.modules.get('tiny')?.fingerprint }] },
			editions: { 2017: first.currentEdition.fingerprint },
		})
	})

	it('refuses a module that changed under its version', () => {
		expect(compareWithLock(loadFixture(changed), published).errors).toEqual([
			{
				file: manifestPath,
				field: 'version',
				message: 'is 1.0, and the module "tiny" changed since that was published',
				remedy: 'Give it a new version, and say in "changes" what it means.',
			},
		])
	})

	it('refuses a new version that does not say what it means', () => {
		const { errors } = compareWithLock(loadFixture(asVersion('1.1')), published)
		expect(errors).toMatchObject([{ file: manifestPath, field: 'changes', message: 'is missing from version 1.1' }])
	})

	it('takes a new version that does, and keeps the old one', () => {
		const second = loadFixture(asVersion('1.1', { changes }))
		expect(compareWithLock(second, published)).toEqual({ errors: [], unlocked: ['tiny 1.1'] })
		const { modules } = addToLock(second, published)
		expect(modules['tiny']?.map(({ version }) => version)).toEqual(['1.0', '1.1'])
		expect(modules['tiny']?.[0]).toEqual(published.modules['tiny']?.[0])
	})

	it('refuses an edition that changed', () => {
		const content = loadFixture({ 'code/2017/edition.json': { ...edition, about: 'Other words.' } })
		expect(compareWithLock(content, published).errors).toMatchObject([
			{ file: 'code/2017', message: 'changed since it was published, and people have attested its words' },
		])
	})

	it('keeps a module that has gone, and its order is its own', () => {
		const older = { modules: { zebra: [{ version: '1', fingerprint: 'f' }], gone: [{ version: '1', fingerprint: 'f' }] }, editions: {} }
		expect(Object.keys(addToLock(first, older).modules)).toEqual(['gone', 'tiny', 'zebra'])
		expect(compareWithLock(first, older).errors).toEqual([])
	})

	it('forgets only the version that stands in the content, of what is named', () => {
		const second = loadFixture(asVersion('1.1', { changes }))
		const both = addToLock(second, published)
		expect(forget(second, both, ['tiny'])).toEqual(published)
		expect(forget(second, both, ['2017'])).toEqual({ ...both, editions: {} })
		expect(forget(second, both, [])).toEqual(both)
		const forgotten = forget(first, published, ['tiny'])
		expect(compareWithLock(loadFixture(changed), forgotten)).toEqual({ errors: [], unlocked: ['tiny 1.0'] })
	})
})
