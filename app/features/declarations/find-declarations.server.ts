import { may } from '#app/features/sign-in/roles.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { placedSql } from '#app/features/requirements/status/as-at-sql.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { Decider, DecisionOutcome } from '#db/schema/declarations.ts'
import { declarationColumns, fromDeclarations, hasManager, interests, managerHasPart, waits } from './declaration-sql.ts'
import { readDeclaration, type Declaration, type DeclarationRow } from './declaration-row.ts'
import { decidesAs, whoDecides, type WhoDecides } from '#app/features/declarations/decision/who-decides.ts'

type Asked = { known: Instant; day: Day }

const ofPerson = prepared((db) =>
	db.$client.prepare<Asked & { personId: number }, DeclarationRow>(
		`select ${declarationColumns} ${fromDeclarations} where d.person_id = :personId and d.kind in (${interests}) order by d.id desc`,
	),
)

const visible = prepared((db) =>
	db.$client.prepare<
		Asked & { id: number; viewerId: number; reads: number },
		DeclarationRow & { managed: number; hasManager: number; managerHasPart: number }
	>(`
		with recursive managers(id) as (
			select l.manager_id from placements l join declarations t on t.person_id = l.person_id where t.id = :id and ${placedSql()}
			union select l.manager_id from placements l join managers on l.person_id = managers.id where ${placedSql()}
		)
		select * from (
			select ${declarationColumns}, :viewerId in (select id from managers where id is not null) as managed, ${hasManager} as hasManager,
				${managerHasPart} as managerHasPart
			${fromDeclarations} where d.id = :id and d.kind in (${interests})
		) where personId = :viewerId or :reads or (managed and not managerHasPart)
	`),
)

const ofReports = prepared((db) =>
	db.$client.prepare<Asked & { managerId: number; limit: number }, DeclarationRow>(`
		select ${declarationColumns} ${fromDeclarations}
		where d.person_id in (select l.person_id from placements l where l.manager_id = :managerId and l.person_id <> :managerId and ${placedSql()})
			and ${waits} and not ${managerHasPart}
		order by d.id limit :limit
	`),
)

type Names = { at: Instant; outcome: DecisionOutcome; conditions: string; until: Day | null; note: string; by: string; decidedAs: Decider }
const decisionsOf = prepared((db) =>
	db.$client.prepare<[number], Names>(`
		select x.decided_at as at, x.outcome, x.conditions, x.until, x.note, x.decided_as as decidedAs,
			coalesce((select given_name || ' ' || family_name from people where id = cast(substr(x.decided_by, 8) as integer)), x.decided_by) as by
		from declaration_decisions x where x.declaration_id = ? order by x.id desc
	`),
)

/** Everything that somebody has declared, the newest first. */
export function listDeclarations(
	db: Database,
	{ personId }: { personId: number },
	{ now, today }: { now: Instant; today: Day },
): Declaration[] {
	return ofPerson(db).all({ personId, known: now, day: today }).map(readDeclaration)
}

/** One declaration that the viewer may see: their own, somebody's who reports to them, anybody's for those who read the register. `as`: as what they decide it; `by`: whose it is. */
export function findDeclaration(
	db: Database,
	{ id, viewer }: { id: number; viewer: Viewer },
): { declaration: Declaration; isOwn: boolean; as: Decider | null; by: WhoDecides } | null {
	const { personId: viewerId, now: known, today: day, roles } = viewer
	const row = visible(db).get({ id, viewerId, reads: Number(may(viewer, 'read-register')), known, day })
	if (!row) return null
	const isOwn = row.personId === viewerId
	const standing = { isOwn, managed: row.managed === 1, hasManager: row.hasManager === 1, managerHasPart: row.managerHasPart === 1 }
	const as = decidesAs(standing, { roles, mayDecide: may(viewer, 'decide-declarations') })
	return { declaration: readDeclaration(row), isOwn, as, by: whoDecides(standing) }
}

/** Every decision about one declaration, the last first, with the name of whoever decided. */
export function listDecisions(db: Database, { id }: { id: number }): Names[] {
	return decisionsOf(db).all(id)
}

/** More than these a manager does not see at once: the next follow when these are decided. */
const toDecideAtMost = 20

/** What those who report to somebody directly have declared and nobody has decided yet, the longest waiting first. */
export function listToDecide(
	db: Database,
	{ managerId }: { managerId: number },
	{ now, today }: { now: Instant; today: Day },
): Declaration[] {
	return ofReports(db).all({ managerId, known: now, day: today, limit: toDecideAtMost }).map(readDeclaration)
}
