/**
 * A page's HTML as one of many in a document: headings one level down, ids that no other page has, and of a scenario or a check what follows from each choice
 * instead of the choices. The HTML is our own, as `renderMarkdown` writes it.
 */
export function printPage({ slug, html }: { slug: string; html: string }): string {
	const own = (id: string) => (id.startsWith('term-') ? id : `${slug}-${id}`)
	return html
		.replace(/<fieldset class="govuk-fieldset pb-choices">.*?<\/fieldset>/gs, '')
		.replace(/<details class="pb-decide"><summary>.*?<\/summary>/gs, '<div class="pb-decide">')
		.replaceAll('</details>', '</div>')
		.replace(/(<\/?h)([2-5])/g, (_, tag: string, level: string) => `${tag}${Number(level) + 1}`)
		.replace(/ (id|aria-labelledby)="([^"]*)"/g, (_, name: string, id: string) => ` ${name}="${own(id)}"`)
		.replace(/ href="#([^"]*)"/g, (_, id: string) => ` href="#${own(id)}"`)
}
