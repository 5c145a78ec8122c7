import { readdirSync, rmSync } from 'node:fs'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

const clientAssets = 'build/client/assets'

/** No page has a script: of what is built for browsers only styles and other files are kept. Remix writes its list of scripts when it builds the server. */
const withoutScripts = () => ({
	name: 'without-scripts',
	apply: 'build',
	generateBundle: {
		order: 'post',
		handler(_options, bundle) {
			if (this.environment.name !== 'client') return
			for (const [name, { type }] of Object.entries(bundle)) if (type === 'chunk') delete bundle[name]
		},
	},
	closeBundle() {
		for (const name of readdirSync(clientAssets)) if (name.endsWith('.js')) rmSync(`${clientAssets}/${name}`)
	},
})

/** Web server, commands, worker threads and child processes are one bundle: each module is compiled once, and there is one copy of it. */
const serverEntries = () => ({
	name: 'server-entries',
	apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild,
	config: () => ({
		build: {
			rollupOptions: {
				input: {
					index: 'virtual:remix/server-build',
					main: 'app/cli/main.ts',
					'printer.worker': 'app/features/printing/printer.worker.ts',
					'importer.child': 'app/features/people/import/importer.child.ts',
					'history.child': 'app/features/history/history.child.ts',
				},
				output: { entryFileNames: '[name].js' },
			},
		},
	}),
})

/** The Vite configuration of the whole product: `remix vite:build --config remix.config.js`. */
export default defineConfig({
	plugins: [
		remix({
			future: {
				v3_fetcherPersist: true,
				v3_lazyRouteDiscovery: true,
				v3_relativeSplatPath: true,
				v3_routeConfig: true,
				v3_singleFetch: true,
				v3_throwAbortReason: true,
			},
		}),
		serverEntries(),
		withoutScripts(),
	],
	publicDir: 'public',
	build: { assetsInlineLimit: 0 },
	css: {
		preprocessorOptions: { scss: { api: 'modern-compiler', loadPaths: ['node_modules'], quietDeps: true } },
	},
})
