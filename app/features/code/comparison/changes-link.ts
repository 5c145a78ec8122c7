type Published = { id: string; fingerprint: string }

/** Where somebody sees what one edition changes of another. Of two texts of one id the version says which is meant. */
export const hrefOfChanges = (before: Published, after: Published): string => {
	const since = `/code/${after.id}/changes?since=${before.fingerprint}`
	return before.id === after.id ? `${since}&version=${after.fingerprint.slice(0, 12)}` : since
}
