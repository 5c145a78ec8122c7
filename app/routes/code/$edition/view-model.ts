import { z } from 'zod'
import { anyText } from '#app/platform/web/read-search.ts'
import { searchCode } from '#app/features/attestation/progress/search-code.ts'
import type { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import { hrefOfChanges } from '#app/features/code/comparison/changes-link.ts'
import { describeEditionStatus } from '#app/features/code/edition/edition-status.ts'
import { hasBothTexts, textField, toEditionView } from '#app/features/code/edition/edition-view-model.ts'
import type { Edition, RenderedEdition } from '#app/features/code/edition/edition.ts'
import type { Proposal } from '#app/features/content/content.ts'
import { dueWords } from '#app/features/requirements/status/status.ts'
import { dayOf, inWords, type Day } from '#app/platform/calendar.ts'
import { proposalSince } from './proposal-view-model.ts'

/** What the address of an edition may say. */
export const codeFields = z.object({
	version: anyText,
	search: z.string().max(100, 'It must be 100 characters or fewer').optional(),
	text: textField,
})

type Shown = {
	edition: RenderedEdition
	/** All that were published, and the one in force. */
	published: readonly Edition[]
	current: Edition
	proposals: Iterable<Proposal>
	/** How far the viewer is with agreeing to the Code. */
	progress: Pick<ReturnType<typeof findAttestationProgress>, 'open' | 'begunWith' | 'last'>
	search: z.output<typeof codeFields>
	today: Day
}

/** An edition, where it stands, what is to come, and what the viewer has to do with it. */
export function toCodeView({ edition, published, current, proposals, progress, search, today }: Shown) {
	const { open, begunWith, last } = progress
	const { version = null, search: query = '', text } = search
	const isCurrent = edition.fingerprint === current.fingerprint
	return {
		...(isCurrent ? toComingView({ published, current, proposals, today }) : { coming: null, upcoming: null }),
		title: edition.title,
		label: edition.label,
		about: edition.about,
		...toEditionView(edition),
		show: text,
		/** The other ways to see both texts, if there are two. */
		switchTo: hasBothTexts(edition)
			? `/code/${edition.id}?${version === null ? '' : `version=${encodeURIComponent(version)}&`}text=`
			: null,
		version,
		query,
		hits: searchCode(edition, query),
		status: describeEditionStatus(published, edition.fingerprint, today),
		current: { id: current.id, label: current.label },
		/** The person came here to attest: what the next step is. */
		attesting: open && isCurrent ? { begun: begunWith !== null, due: dueWords(open.dueOn, today) } : null,
		agreedOn: last && last.editionSha256 === edition.fingerprint ? inWords(dayOf(last.attestedAt)) : null,
	}
}

/** The edition that comes after the one in force; while there is none, the revision that was proposed since. */
function toComingView({ published, current, proposals, today }: Pick<Shown, 'published' | 'current' | 'proposals' | 'today'>) {
	const coming = published.find(({ effectiveFrom }) => effectiveFrom > today)
	const proposal = coming ? undefined : proposalSince(proposals, current.effectiveFrom)
	return {
		coming: coming ? { from: inWords(coming.effectiveFrom), href: hrefOfChanges(current, coming) } : null,
		upcoming: proposal ? { href: `/code/${proposal.id}` } : null,
	}
}
