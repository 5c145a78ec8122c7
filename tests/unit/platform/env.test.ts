import { describe, expect, it } from 'vitest'
import { readEnvironment } from '#app/platform/env.ts'

describe('readEnvironment', () => {
	it('needs nothing', () => {
		expect(readEnvironment({})).toEqual({
			port: 3000,
			host: '127.0.0.1',
			dataFolder: './data',
			publicUrl: 'http://127.0.0.1:3000',
			demonstration: true,
			now: null,
			logLevel: 'info',
		})
		expect(readEnvironment({ PORT: '', PUBLIC_URL: '' })).toEqual(readEnvironment({}))
	})

	it('reads what is set', () => {
		expect(
			readEnvironment({ PORT: '3199', PUBLIC_URL: 'https://learning.example.gov.uk/', PROBITY_NOW: '2026-11-20T10:00:00Z' }),
		).toMatchObject({
			port: 3199,
			publicUrl: 'https://learning.example.gov.uk',
			now: Date.parse('2026-11-20T10:00:00Z'),
		})
	})

	it.each([
		['PORT', 'three'],
		['PORT', '70000'],
		['PUBLIC_URL', 'learning.council.test'],
		['PUBLIC_URL', 'ftp://learning.example.gov.uk'],
		['PROBITY_NOW', 'yesterday'],
		['PROBITY_NOW', '2026-02-30T10:00:00Z'],
		['LOG_LEVEL', 'loud'],
		['OIDC_ISSUER', 'not-an-address'],
		['OIDC_ISSUER', 'https://login.example.gov.uk'],
	])('names %s when it is wrong, in one line that does not hold the value', (name, value) => {
		const error = (() => {
			try {
				readEnvironment({ [name]: value })
				return 'nothing was refused'
			} catch (caught) {
				return String(caught)
			}
		})()
		expect(error).toContain(name)
		expect(error).not.toContain('\n')
		expect(error).not.toContain(value)
	})

	it('refuses a clock of the demonstration on a real site', () => {
		expect(() => readEnvironment({ PROBITY_NOW: '2026-11-20T10:00:00Z', OIDC_ISSUER: 'https://login.example.gov.uk' })).toThrow(
			'PROBITY_NOW',
		)
	})
})
