import { createContext } from 'react'

/** What stands around every page: whose site it is, and who is signed in. */
export type SiteLayout = {
	council: string
	demonstration: boolean
	viewer: {
		name: string
		leads: boolean
		reports: boolean
		people: boolean
		requirements: boolean
		content: boolean
		units: boolean
		code: boolean
		register: boolean
	} | null
}

/**
 * Filled by the entry, not by a loader of the root: a page whose loader failed has its layout too. `refused` is true where the page tells of something that
 * has to be put right.
 */
export const SiteLayoutContext = createContext<SiteLayout & { refused: boolean }>({
	council: 'Probity',
	demonstration: false,
	viewer: null,
	refused: false,
})

const isSaid = (value: unknown) => (Array.isArray(value) || typeof value === 'string') && value.length > 0

/** Whether any data of loaders or actions says that something has to be put right: a list of errors, or one sentence. */
export const isRefused = (all: readonly unknown[]): boolean =>
	all.some((data) => {
		if (typeof data !== 'object' || data === null) return false
		return ['errors', 'error', 'refusal'].some((name) => isSaid(Object.entries(data).find(([key]) => key === name)?.[1]))
	})
