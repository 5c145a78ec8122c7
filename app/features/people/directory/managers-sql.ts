const today = `l.superseded_at is null and l.valid_from <= @today and (l.valid_to is null or l.valid_to >= @today)`

/** `managers(id)`, to stand after `with recursive`: the line manager of somebody today, the manager's manager, and so on up, in whatever circle the register may run. `@today` is bound. */
export const managersSql = (personId: string) => `managers(id) as (
	select l.manager_id from placements l where l.person_id = ${personId} and ${today}
	union
	select l.manager_id from placements l join managers on l.person_id = managers.id where ${today}
)`
