import { register } from 'tsx/esm/api'

/** Lets a worker thread run TypeScript when the product runs from its sources: a thread does not inherit the loader of the thread that starts it. */
register()
