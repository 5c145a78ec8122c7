import { index, route } from '@remix-run/route-config'

/** The page at an address. Its folder under `routes` is named like the address, with `$` for `:`; the parts that only it uses stand beside it. */
const page = (address: string) => route(address, `routes/${address.replaceAll(':', '$')}/route.tsx`)

/** The site map: every address that Remix answers. */
export default [
	index('routes/_index/route.tsx'),

	// Learning
	page('modules/:module'),
	page('modules/:module/elsewhere'),
	page('modules/:module/handout.pdf'),
	page('modules/:module/print'),
	page('modules/:module/quiz'),
	page('modules/:module/result'),
	page('modules/:module/:page'),

	// The Code and agreeing to it
	page('code'),
	page('code/:edition'),
	page('code/:edition/changes'),
	page('attest'),
	page('attest/read/:part'),
	page('attestations/refusals'),
	page('attestations/refusals/:id'),
	page('attestations/refusals/:id/close'),
	page('attestations/refusals/:id/owner'),
	page('attestations/refusals/:id/step'),
	page('attestations/:id'),
	page('attestations/:id.pdf'),
	page('leaving'),

	// Interests and gifts
	page('declarations'),
	page('declarations/new'),
	page('declarations/new/:kind'),
	page('declarations/:id'),

	// Certificates
	page('certificates'),
	page('certificates/:file'),
	page('verify'),
	page('verify/:number'),
	page('verify/:number/:code'),

	// My team and the people record
	page('team'),
	page('people'),
	page('people/import'),
	page('people/import/history'),
	page('people/import/history/:id'),
	page('people/import/history/:id/faults.csv'),
	page('people/import/history/:id/withdraw'),
	page('people/import/:id'),
	page('people/import/:id/changes'),
	page('people/import/:id/changes.csv'),
	page('people/import/:id/faults.csv'),
	page('people/import/:id/left-out.csv'),
	page('people/new'),
	page('people/without-a-manager'),
	page('people/:employeeNumber'),
	page('people/:employeeNumber/attest'),
	page('people/:employeeNumber/change'),
	page('people/:employeeNumber/exempt'),
	page('people/:employeeNumber/extend'),
	page('people/:employeeNumber/leave'),
	page('people/:employeeNumber/leaving'),
	page('people/:employeeNumber/prior-learning'),
	page('people/:employeeNumber/prior-learning/:claim'),
	page('people/:employeeNumber/prior-learning/:claim/document'),

	// Reports
	page('reports'),
	page('reports/agreement'),
	page('reports/agreement.csv'),
	page('reports/completion'),
	page('reports/completion.csv'),

	// Administration
	page('admin/code'),
	page('admin/code/:edition'),
	page('admin/code/:edition/approve'),
	page('admin/code/:edition/details'),
	page('admin/code/:edition/ids'),
	page('admin/code/:edition/minute'),
	page('admin/code/:edition/outline'),
	page('admin/code/:edition/plain'),
	page('admin/code/:edition/publish'),
	page('admin/code/:edition/publish/preview'),
	page('admin/code/:edition/publish/withdraw'),
	page('admin/code/:edition/read'),
	page('admin/code/:edition/statements'),
	page('admin/code/settings/approval'),
	page('admin/content'),
	page('admin/register'),
	page('admin/register.csv'),
	page('admin/requirements'),
	page('admin/requirements/:requirement'),
	page('admin/requirements/:requirement/preview'),
	page('admin/requirements/:requirement/withdraw'),
	page('admin/roll-call'),
	page('admin/roll-call/sheet'),
	page('admin/roll-call/:id'),
	page('admin/roll-call/:id/list'),
	page('admin/units'),
	page('admin/units/:level/:id'),

	// Signing in, and pages about the site
	page('sign-in'),
	page('sign-out'),
	page('help'),
	page('accessibility'),
	page('privacy'),

	// Every other address: page not found.
	route('*', 'routes/$/route.tsx'),
]
