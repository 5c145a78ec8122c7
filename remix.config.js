import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

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
	],
	publicDir: 'public',
	build: { assetsInlineLimit: 0 },
	css: {
		preprocessorOptions: { scss: { api: 'modern-compiler', loadPaths: ['node_modules'], quietDeps: true } },
	},
})
