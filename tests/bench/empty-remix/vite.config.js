import { vitePlugin as remix } from '@remix-run/dev'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** Remix as it comes. Only `isbot`, which its default entry asks for a named browser and which is not installed here, is replaced: autocannon sends no name. */
export default defineConfig({
	plugins: [remix()],
	resolve: { alias: { isbot: fileURLToPath(new URL('never-a-bot.js', import.meta.url)) } },
})
