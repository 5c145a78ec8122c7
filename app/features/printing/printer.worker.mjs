import { register } from 'tsx/esm/api'

/** A thread does not inherit the loader that runs TypeScript: this is the one file of the printer that must be JavaScript. */
register()
await import('./printer.worker.ts')
