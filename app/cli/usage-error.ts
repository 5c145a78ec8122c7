/** The command was called wrongly: exit 2. `message` says how to call it. */
export class UsageError extends Error {}
