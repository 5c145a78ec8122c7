/** What was typed on the page before, sent along. */
export function HiddenFields({ sent }: { sent: Readonly<Record<string, string>> }) {
	return Object.entries(sent)
		.filter(([name]) => name !== 'intent')
		.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}
