import { register } from 'tsx/esm/api'

/** A thread does not inherit the loader that runs TypeScript: this is the one file of the importer that must be JavaScript. */
register()
await import('./importer.worker.ts')
