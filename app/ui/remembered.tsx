import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

const kept = 5_000

/**
 * A part of a page that says the same to many people and at every visit, rendered once for each set of words: React takes most of a page's time. Returns the
 * markup for `dangerouslySetInnerHTML`. `render` must make nothing of anything but its props, which must be plain data.
 */
export function remembered<Props extends object>(render: (props: Props) => ReactNode): (props: Props) => { __html: string } {
	const made = new Map<string, { __html: string }>()
	return (props) => {
		const words = JSON.stringify(props)
		const known = made.get(words)
		if (known) return known
		const markup = { __html: renderToStaticMarkup(render(props)) }
		if (made.size >= kept) made.clear()
		made.set(words, markup)
		return markup
	}
}

/** The same for what is itself remembered: rendered once for each object, as long as anybody keeps it. `render` must make nothing of anything else. */
export function renderedOnce<Thing extends object>(render: (thing: Thing) => ReactNode): (thing: Thing) => { __html: string } {
	const made = new WeakMap<Thing, { __html: string }>()
	return (thing) => {
		const markup = made.get(thing) ?? { __html: renderToStaticMarkup(render(thing)) }
		made.set(thing, markup)
		return markup
	}
}
