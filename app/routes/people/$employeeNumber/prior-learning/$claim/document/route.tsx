import type { LoaderFunctionArgs } from '@remix-run/node'
import { findPerson } from '#app/features/people/directory/find-person.server.ts'
import { findClaimDocument } from '#app/features/prior-learning/find-claim.server.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import { answerFile } from '#app/platform/web/answer-file.ts'

/** The proof of learning done elsewhere, to keep: for HR and for the person themselves. For anybody else it is not there. The web server forbids every answer to be sniffed. */
export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db } = args.context.site
	const { employeeNumber = '', claim } = args.params
	const isOwn = employeeNumber === viewer.employeeNumber
	const person = may(viewer, 'decide-prior-learning') ? findPerson(db, { employeeNumber, viewer }) : null
	const personId = isOwn ? viewer.personId : person?.id
	const document = personId === undefined ? null : findClaimDocument(db, { personId, id: Number(claim) })
	if (!document) throw notFound()
	return answerFile(document)
}
