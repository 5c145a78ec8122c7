import { mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { previewContent } from '#app/cli/preview-content.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { createPreview } from '#app/features/content-preview/answer-preview.server.ts'
import { type Files, page, questions, withContent } from '#tests/factories/content-folder.ts'

const files: Files = {
	'law-watch.json': { facts: [{ id: 'duty', title: 'A duty', known: 'K', handling: 'H', reviewBy: '2026-01-31', inForce: false }] },
	'modules/tiny/glossary.json': { terms: [{ id: 'breach', term: 'Breach', meaning: 'A slip & a loss.' }] },
	'modules/tiny/opening.md': 'This may upset you.',
	'modules/tiny/pages/01-first.md': page(':term[It]{id="breach"}.\n\n::figure{src="first-hour.svg" alt="A clock"}'),
	'modules/tiny/pages/02-second.md': page('More.', 'Second'),
	'modules/tiny/quiz.json': {
		questions: [
			...Object.values(questions),
			{ ...questions.single, id: 'q7', page: 'second', law: ['duty'], when: { law: 'duty', inForce: true } },
		],
	},
}

type Ask = (path: string) => { status: number; type: string; text: string }

function preview(use: (ask: Ask, folder: string) => void): void {
	withContent(files, (folder) => {
		const answer = createPreview({ folder, today: () => '2026-11-22', style: 'p{}' })
		use((path) => {
			const { body, ...rest } = answer(path)
			return { ...rest, text: body.toString() }
		}, folder)
	})
}

describe('the preview', () => {
	it('lists the modules and the facts to review', () => {
		preview((ask) => {
			const { status, type, text } = ask('/')
			expect([status, type]).toEqual([200, 'text/html; charset=utf-8'])
			expect(text).toContain('Not for learners: shows the answers.')
			expect(text).toContain('<a class="govuk-link" href="/modules/tiny">Tiny module</a>')
			expect(text).toContain('&quot;duty&quot; was to be reviewed by 2026-01-31')
			expect(text).toContain('A duty (duty): review by 2026-01-31. On it rest: tiny/q7.')
		})
	})

	it('shows all of a module: what it is, its pages, and every question with its answers', () => {
		preview((ask) => {
			const { status, text } = ask('/modules/tiny')
			expect(status).toBe(200)
			expect(text).toContain('Version 1.0')
			expect(text).toContain('This may upset you.')
			expect(text).toContain('<a href="#first-term-breach" class="govuk-link pb-term">It</a>')
			expect(text).toContain('<div id="first-term-breach"><dt><strong>Breach</strong></dt><dd>A slip &amp; a loss.</dd>')
			for (const words of ['Right: Option a', 'Reason b', 'Right: True', 'Right: Left a – Right a', '<li>Step c</li>', 'not asked now']) {
				expect(text).toContain(words)
			}
		})
	})

	it('puts each warning beside what it concerns', () => {
		preview((ask) => {
			const { text } = ask('/modules/tiny')
			const places = [
				'>Outcomes<',
				'Warnings: modules/tiny/pages/01-first.md',
				'<article id="first">',
				'Warnings: modules/tiny/pages/02-second.md',
			]
			const found = ['outcomes</strong>: are 2', ...places, '>Questions<', 'questions</strong>: are 6'].map((words) => text.indexOf(words))
			expect(found).not.toContain(-1)
			expect(found).toEqual([...found].sort((a, b) => a - b))
		})
	})

	it('serves the drawings of the page, and a style', () => {
		preview((ask) => {
			const [src = ''] = /\/figures\/tiny\/first-hour\.\w+\.svg/.exec(ask('/modules/tiny').text) ?? []
			expect(ask(src)).toMatchObject({ status: 200, type: 'image/svg+xml', text: expect.stringContaining('<svg') })
			expect(ask('/style.css')).toMatchObject({ status: 200, text: 'p{}' })
		})
	})

	it('reads the files again each time, and shows a fault instead of dying', () => {
		preview((ask, folder) => {
			const write = (body: string) => writeFileSync(join(folder, 'modules/tiny/pages/02-second.md'), page(body, 'Second'))
			write('At:once <b>now</b>')
			const { status, text } = ask('/modules/tiny')
			expect(status).toBe(500)
			expect(text).toContain('modules/tiny/pages/02-second.md:5 <strong>:once</strong>: is a colon with no space after it.')
			rmSync(join(folder, 'modules/tiny/quiz.json'))
			mkdirSync(join(folder, 'modules/tiny/quiz.json'))
			expect(ask('/')).toMatchObject({ status: 500, text: expect.stringContaining('<pre>Error: EISDIR') })
			rmdirSync(join(folder, 'modules/tiny/quiz.json'))
			writeFileSync(join(folder, 'modules/tiny/quiz.json'), JSON.stringify(files['modules/tiny/quiz.json']))
			write('Corrected.')
			expect(ask('/modules/tiny')).toMatchObject({ status: 200, text: expect.stringContaining('Corrected.') })
		})
	})

	it.each(['/modules/none', '/modules/tiny/first', '/figures/none.svg', '/../council.json'])('has no page %s', (path) => {
		preview((ask) => expect(ask(path).status).toBe(404))
	})
})

describe('content preview', () => {
	it('answers on this machine, only to be read, without scripts', async () => {
		const folder = fileURLToPath(new URL('../../content', import.meta.url))
		let told = ''
		const { port, close } = await previewContent(['--port', '0'], { folder, today: () => '2026-11-22', notice: (text) => (told += text) })
		try {
			expect(told).toBe(`The preview is at http://127.0.0.1:${port}/\n`)
			const answer = await fetch(`http://127.0.0.1:${port}/modules/whistleblowing?x=1`)
			expect([answer.status, answer.headers.get('Content-Security-Policy')]).toEqual([200, expect.stringContaining("default-src 'none'")])
			expect(await answer.text()).toContain('Whistleblowing')
			expect((await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' })).status).toBe(405)
			expect(await (await fetch(`http://127.0.0.1:${port}/`, { method: 'HEAD' })).text()).toBe('')
		} finally {
			close()
		}
	})

	it.each(['http', '-1', '70000', '3.5'])('refuses the port %s', async (port) => {
		await expect(previewContent([`--port=${port}`], { folder: '', today: () => '', notice: () => {} })).rejects.toThrow(UsageError)
	})
})
