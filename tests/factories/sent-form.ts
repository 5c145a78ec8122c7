/** A form as a browser sends it. */
export function sentForm(fields: Readonly<Record<string, string | File>>): FormData {
	const form = new FormData()
	for (const [name, value] of Object.entries(fields)) form.append(name, value)
	return form
}

/** The three boxes of a date input. */
export const dayBoxes = (name: string, [year, month, day]: readonly [number, number, number]): Record<string, string> => ({
	[`${name}-day`]: String(day),
	[`${name}-month`]: String(month),
	[`${name}-year`]: String(year),
})
