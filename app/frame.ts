import { createContext } from 'react'

/** What stands around every page: whose site it is, and who is signed in. */
export type Frame = {
	council: string
	demonstration: boolean
	viewer: {
		name: string
		leads: boolean
		reports: boolean
		people: boolean
		requirements: boolean
		content: boolean
		code: boolean
		register: boolean
	} | null
}

/**
 * Filled by the entry, not by a loader of the root: Remix copies the request for each loader and encodes what it finds for a script that no page has.
 * So a page whose loader failed has its frame too.
 */
export const FrameContext = createContext<Frame>({ council: 'Probity', demonstration: false, viewer: null })
