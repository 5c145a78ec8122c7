/** Circles of people who manage one another, each once, starting anywhere on it. */
export function findManagerCycles(managerOf: ReadonlyMap<string, string | null>): string[][] {
	const cycles: string[][] = []
	const done = new Set<string>()
	for (const start of managerOf.keys()) {
		const path: string[] = []
		const placeOnPath = new Map<string, number>()
		let person: string | null = start
		while (person !== null && !done.has(person) && !placeOnPath.has(person)) {
			placeOnPath.set(person, path.length)
			path.push(person)
			person = managerOf.get(person) ?? null
		}
		const place = person === null ? undefined : placeOnPath.get(person)
		if (place !== undefined) cycles.push(path.slice(place))
		for (const visited of path) done.add(visited)
	}
	return cycles
}
