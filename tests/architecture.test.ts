import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

function filesUnder(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => normalize(join(entry.parentPath, entry.name)).slice(root.length))
		.sort()
}

type Source = { path: string; text: string; imports: string[] }

/** Where an import leads: a file of this repository from its root, or the name of a package. */
function target(from: string, specifier: string): string {
	const path = specifier.replace(/\?\w+$/, '')
	if (path.startsWith('#')) return path.slice(1)
	if (path.startsWith('.')) return normalize(join(dirname(from), path))
	return path
}

function read(path: string): Source {
	const text = readFileSync(join(root, path), 'utf8')
	const found = text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"`]*?from\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'|\bimport\('([^']+)'\)/g)
	return { path, text, imports: [...found].map(([, from, bare, lazy]) => target(path, from ?? bare ?? lazy ?? '')) }
}

const isCode = (path: string) => /\.(ts|tsx)$/.test(path) && !path.endsWith('.d.ts')
const product = [...filesUnder('app'), ...filesUnder('db')].filter(isCode).map(read)
const routes = product.filter(({ path }) => /^app\/routes\/.*\/route\.tsx$/.test(path))

/** `features/learning`, `platform`, `ui`, `routes`, `cli`, `db`; the files that stand in `app` itself count as routes. */
function areaOf(path: string): string {
	if (path.startsWith('db/')) return 'db'
	const [, area = '', name = ''] = path.split('/')
	if (area === 'features') return `features/${name}`
	return path.split('/').length === 2 ? 'routes' : area
}
const isOwn = (path: string) => path.startsWith('app/') || path.startsWith('db/')
const offences = (files: Source[], isWrong: (imported: string, from: Source) => boolean) =>
	files.flatMap((file) => file.imports.filter((imported) => isWrong(imported, file)).map((imported) => `${file.path} imports ${imported}`))
const within = (...areas: string[]) =>
	product.filter(({ path }) => areas.some((area) => areaOf(path) === area || areaOf(path).startsWith(`${area}/`)))

/** Imports without those of types, which are gone when the code runs. */
function withoutTypes({ path, text }: Source): Source {
	const found = text.matchAll(/(?:^|\n)(?:import|export)\s+(?!type\b)([^'"`]*?)from\s+'([^']+)'/g)
	const imports = [...found]
		.filter(
			([, names = '']) =>
				!/^\{[^}]*\}\s*$/.test(names) ||
				names
					.replace(/[{}]/g, '')
					.split(',')
					.some((name) => name.trim() !== '' && !name.trim().startsWith('type ')),
		)
		.map(([, , from = '']) => target(path, from))
	return { path, text, imports }
}

it('is read', () => {
	expect(product.length).toBeGreaterThan(100)
	expect(
		product
			.flatMap(({ imports }) => imports)
			.filter((imported) => isOwn(imported) && /\.\w+$/.test(imported) && !existsSync(join(root, imported))),
	).toEqual([])
})

describe('who may import whom', () => {
	it('ui knows React and itself only', () => {
		expect(offences(within('ui'), (imported) => !imported.startsWith('app/ui/') && !/^react(-dom)?(\/|$)/.test(imported))).toEqual([])
	})

	it('db knows nothing of the product', () => {
		expect(offences(within('db'), (imported) => imported.startsWith('app/'))).toEqual([])
	})

	it('platform knows db and packages only', () => {
		expect(offences(within('platform'), (imported) => imported.startsWith('app/') && !imported.startsWith('app/platform/'))).toEqual([])
	})

	it('features know features, platform and db, never ui, a route or a command', () => {
		expect(offences(within('features'), (imported) => isOwn(imported) && ['ui', 'routes', 'cli'].includes(areaOf(imported)))).toEqual([])
	})

	it('routes and commands are imported by nobody else', () => {
		expect(offences(within('features', 'platform', 'ui', 'db'), (imported) => areaOf(imported) === 'routes' && isOwn(imported))).toEqual([])
		expect(offences(within('routes'), (imported) => imported.startsWith('app/cli/'))).toEqual([])
	})

	it('a part of a page is used by that page and the pages below it only', () => {
		const isBeside = (imported: string, path: string) =>
			`${dirname(path)}/`.startsWith(`${dirname(imported).replace(/\/view-model$/, '')}/`)
		const parts = product.filter(({ path }) => path.startsWith('app/routes/'))
		expect(parts.length).toBeGreaterThan(routes.length)
		expect(
			offences(
				parts,
				(imported, { path }) => imported.startsWith('app/routes/') && (imported.endsWith('/route.tsx') || !isBeside(imported, path)),
			),
		).toEqual([])
	})

	it('a page stands in the folder that is named like its address', () => {
		const listed = readFileSync(join(root, 'app/routes.ts'), 'utf8').matchAll(/page\('([^']+)'\)/g)
		const folders = [...listed].map(([, address = '']) => `app/routes/${address.replaceAll(':', '$')}/route.tsx`)
		expect([...folders, 'app/routes/_index/route.tsx', 'app/routes/$/route.tsx'].sort()).toEqual(routes.map(({ path }) => path).sort())
	})

	it('evidence and jobs know no feature; nothing but routes and commands knows the reports', () => {
		for (const area of ['features/evidence', 'features/jobs']) {
			expect(offences(within(area), (imported) => imported.startsWith('app/features/') && areaOf(imported) !== area)).toEqual([])
		}
		const others = product.filter(({ path }) => !['routes', 'cli', 'features/reports'].includes(areaOf(path)))
		expect(offences(others, (imported) => imported.startsWith('app/features/reports/'))).toEqual([])
	})

	it('features make no circle', () => {
		const knows = new Map<string, Set<string>>()
		for (const { path, imports } of within('features')) {
			const own = knows.get(areaOf(path)) ?? new Set()
			for (const imported of imports)
				if (imported.startsWith('app/features/') && areaOf(imported) !== areaOf(path)) own.add(areaOf(imported))
			knows.set(areaOf(path), own)
		}
		const circle = (from: string, trail: string[]): string[] | null => {
			if (trail.includes(from)) return [...trail.slice(trail.indexOf(from)), from]
			for (const next of knows.get(from) ?? []) {
				const found = circle(next, [...trail, from])
				if (found) return found
			}
			return null
		}
		expect([...knows.keys()].map((feature) => circle(feature, [])).filter(Boolean)).toEqual([])
	})

	it('a machine knows xstate only', () => {
		const machines = product.filter(({ path }) => path.endsWith('.machine.ts'))
		expect(machines.length).toBe(6)
		expect(offences(machines, (imported) => imported !== 'xstate')).toEqual([])
	})
})

describe('what stays pure', () => {
	const pure = within('features').filter(
		({ path }) => !path.includes('.server.') && !path.includes('.worker.') && !path.includes('.child.'),
	)
	it('a file that is not .server imports no .server file, nothing of Node and no database', () => {
		expect(
			offences(
				pure.map(withoutTypes),
				(imported) =>
					imported.includes('.server.') || imported.startsWith('node:') || imported === 'better-sqlite3' || /^drizzle-orm/.test(imported),
			),
		).toEqual([])
	})

	it('the framework is known where requests arrive only', () => {
		const mayKnow =
			/^app\/(routes\/|root\.tsx|entry\.|load-context\.ts|routes\.ts|features\/sign-in\/|platform\/web\/|cli\/serve(-build|-sources)?\.ts)/
		expect(
			offences(
				product.filter(({ path }) => !mayKnow.test(path)),
				(imported) => imported.startsWith('@remix-run/'),
			),
		).toEqual([])
	})
})

describe('every address asks who is there', () => {
	const open =
		/^app\/routes\/(sign-in|sign-out|verify|verify\/\$number|verify\/\$number\/\$code|help|privacy|accessibility|\$)\/route\.tsx$/
	const guards = /\b(requirePerson|requirePermission|requireRecord)\(/

	it.each(routes.map((route) => [route.path, route] as const))('%s', (path, { text }) => {
		const isOpen = open.test(path)
		for (const kind of ['loader', 'action']) {
			const [, body] = text.match(new RegExp(`export (?:async )?(?:function ${kind}|const ${kind} =)([\\s\\S]*?)(?=\\nexport |$)`)) ?? []
			if (body === undefined) continue
			if (isOpen) expect(text).toMatch(/Public|redirect/)
			else expect(body, `${kind} of ${path}`).toMatch(guards)
		}
		if (/\brequireRecord\(/.test(text)) expect(text).toMatch(/function requireRecord[\s\S]*?requirePerson\(/)
	})

	it('and no loader hands out what only the server may know', () => {
		for (const { path, text } of routes) expect(text, path).not.toMatch(/details_salt|token_sha256|tokenSha256/)
	})
})

describe('house style', () => {
	const everything = [
		...product,
		...filesUnder('tests')
			.filter((path) => isCode(path) && !path.includes('/empty-remix/'))
			.map(read),
	]

	const code = (text: string) => text.replace(/\/\*[^]*?\*\/|\/\/ (?!@ts|eslint).*|'[^'\n]*'/g, '')

	it('has no any, no muted check and no skipped test', () => {
		const muted = /@ts-(ignore|nocheck|expect-error)|:\s*any\b|<any>|\bas any\b|\bany\[\]/
		const skipped = new RegExp(`\\b(it|test|describe)\\.(${['skip', 'only', 'todo', 'fixme'].join('|')})\\b`)
		const here = 'tests/architecture.test.ts'
		expect(
			everything.filter(({ path, text }) => path !== here && (muted.test(code(text)) || skipped.test(text))).map(({ path }) => path),
		).toEqual([])
	})

	it('names files for what they do', () => {
		const vague = /^(.*-)?(utils?|helpers?|misc|common|shared)\.|^(services?|managers?|types?|constants?|index)\./
		const allowed = new Set(['db/schema/index.ts'])
		expect(everything.map(({ path }) => path).filter((path) => vague.test(basename(path)) && !allowed.has(path))).toEqual([])
		const isKebab = (name: string) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|tsx)$/.test(name)
		expect(everything.map(({ path }) => path).filter((path) => !isKebab(basename(path)))).toEqual([])
	})

	it('keeps test code under tests', () => {
		expect(filesUnder('app').filter((path) => /\.(test|fixture)\.|fixture/.test(path))).toEqual([])
	})

	it('has the same package once', () => {
		const lock: { packages: Record<string, { version?: string }> } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
		for (const name of ['pdfkit', 'react', 'react-dom', 'xstate', 'zod', 'better-sqlite3', 'drizzle-orm', '@xmldom/xmldom', 'fflate']) {
			const versions = Object.entries(lock.packages)
				.filter(([path]) => path.endsWith(`node_modules/${name}`))
				.map(([, { version }]) => version)
			expect(versions, name).toHaveLength(1)
		}
	})
})

it('the map and the README name files that are there', () => {
	for (const page of ['docs/map.md', 'README.md']) {
		const named = [...readFileSync(join(root, page), 'utf8').matchAll(/`((?:app|db|docs|tests|content)\/[^`…]*)`|\]\((docs\/[^)]+)\)/g)]
		expect(named.length).toBeGreaterThan(5)
		expect(named.map(([, path, link]) => path ?? link ?? '').filter((path) => !existsSync(join(root, path)))).toEqual([])
	}
})

describe('migrations', () => {
	const folder = 'db/migrations'
	const files = readdirSync(join(root, folder))
		.filter((name) => name.endsWith('.sql'))
		.sort()
	const journal: { entries: { idx: number; tag: string; when: number }[] } = JSON.parse(
		readFileSync(join(root, folder, 'meta/_journal.json'), 'utf8'),
	)
	const merged: Record<string, string> = JSON.parse(readFileSync(new URL('./migration-hashes.json', import.meta.url), 'utf8'))

	it('are listed in the journal, in order', () => {
		expect(journal.entries.map(({ tag }) => `${tag}.sql`)).toEqual(files)
		expect(journal.entries.map(({ idx }) => idx)).toEqual(files.map((_, index) => index))
		const times = journal.entries.map(({ when }) => when)
		expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
	})

	it('are not edited once merged: a change is a new migration, whose hash is added to tests/migration-hashes.json', () => {
		const hashes = Object.fromEntries(
			files.map((name) => [
				name,
				createHash('sha256')
					.update(readFileSync(join(root, folder, name)))
					.digest('hex'),
			]),
		)
		expect(hashes).toEqual(merged)
	})
})
