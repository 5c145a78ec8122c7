/** What was typed on the page before, sent along. */
export function HiddenFields({ formValues }: { formValues: Readonly<Record<string, string>> }) {
	return Object.entries(formValues)
		.filter(([name]) => name !== 'intent')
		.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}
