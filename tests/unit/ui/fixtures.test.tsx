import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { ReactElement, ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'

import type { Action } from '#app/ui/action-link.tsx'
import { BackLink } from '#app/ui/govuk/back-link.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { Checkboxes } from '#app/ui/govuk/checkboxes.tsx'
import type { ChoicesProps } from '#app/ui/govuk/choices.tsx'
import { DateInput, type DatePart } from '#app/ui/govuk/date-input.tsx'
import { Details } from '#app/ui/govuk/details.tsx'
import { ErrorMessage } from '#app/ui/govuk/error-message.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import type { FieldProps } from '#app/ui/govuk/field.tsx'
import { Fieldset } from '#app/ui/govuk/fieldset.tsx'
import { FileUpload } from '#app/ui/govuk/file-upload.tsx'
import { normalise, reactProps, toReact } from '#tests/factories/fixture-html.ts'
import { Footer } from '#app/ui/govuk/footer.tsx'
import { GenericHeader } from '#app/ui/govuk/generic-header.tsx'
import { Hint } from '#app/ui/govuk/hint.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { Label } from '#app/ui/govuk/label.tsx'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import { Pagination, type PageLink } from '#app/ui/govuk/pagination.tsx'
import { Panel } from '#app/ui/govuk/panel.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { ServiceNavigation } from '#app/ui/govuk/service-navigation.tsx'
import { SkipLink } from '#app/ui/govuk/skip-link.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { Table, type TableCell } from '#app/ui/govuk/table.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'
import { TaskList } from '#app/ui/govuk/task-list.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'
import { WarningText } from '#app/ui/govuk/warning-text.tsx'

type Words =
	| 'ariaLabel'
	| 'autocapitalize'
	| 'autocomplete'
	| 'behaviour'
	| 'caption'
	| 'captionClasses'
	| 'classes'
	| 'containerClasses'
	| 'describedBy'
	| 'descriptionHtml'
	| 'descriptionText'
	| 'divider'
	| 'for'
	| 'format'
	| 'href'
	| 'html'
	| 'iconFallbackText'
	| 'id'
	| 'idPrefix'
	| 'inputmode'
	| 'labelText'
	| 'landmarkLabel'
	| 'logoHtml'
	| 'logoText'
	| 'menuButtonText'
	| 'name'
	| 'namePrefix'
	| 'navigationClasses'
	| 'navigationId'
	| 'navigationLabel'
	| 'pattern'
	| 'role'
	| 'serviceName'
	| 'serviceUrl'
	| 'summaryHtml'
	| 'summaryText'
	| 'text'
	| 'titleHtml'
	| 'titleId'
	| 'titleText'
	| 'type'
	| 'url'
	| 'value'
	| 'visuallyHiddenText'
	| 'visuallyHiddenTitle'
type Flags =
	| 'active'
	| 'checked'
	| 'current'
	| 'disabled'
	| 'ellipsis'
	| 'error'
	| 'firstCellIsHeader'
	| 'isPageHeading'
	| 'isStartButton'
	| 'multiple'
	| 'open'
	| 'selected'
	| 'spellcheck'
type Numbers = 'colspan' | 'headingLevel' | 'number' | 'rowspan' | 'titleHeadingLevel'
type Parts =
	| 'actions'
	| 'card'
	| 'day'
	| 'errorMessage'
	| 'fieldset'
	| 'formGroup'
	| 'hint'
	| 'key'
	| 'label'
	| 'legend'
	| 'meta'
	| 'month'
	| 'next'
	| 'prefix'
	| 'previous'
	| 'status'
	| 'suffix'
	| 'tag'
	| 'title'
	| 'year'
type Lists = 'errorList' | 'head' | 'items' | 'navigation'

/** The options of GOV.UK's macros that are read here; one shape for all of them and for their parts. */
interface Options
	extends
		Partial<Record<Words, string>>,
		Partial<Record<Flags, boolean>>,
		Partial<Record<Numbers, number>>,
		Partial<Record<Parts, Options>>,
		Partial<Record<Lists, Options[]>> {
	attributes?: Record<string, string>
	rows?: unknown
	values?: Record<string, string> | string[]
	slots?: { start?: string; end?: string | { html: string; align: string } }
}

type Fixture = { name: string; options: Options; html: string }

type Case = {
	render: (options: Options) => ReactElement
	/** Fixtures that are not compared, under the reason. */
	skipped?: Record<string, string[]>
	/** Classes of the parts that Probity leaves out on purpose. */
	without?: string[]
	/** How many fixtures are compared. */
	compared: number
}

/** A macro's `html` or `text`. */
const content = (part: Options | undefined): ReactNode => (part?.html === undefined ? part?.text : toReact(part.html))

const root = ({ attributes, classes, id }: Options) => ({
	...reactProps(id === undefined ? attributes : { ...attributes, id }),
	className: classes,
})

const either = (html: string | undefined, text: string | undefined): ReactNode => (html === undefined ? text : toReact(html))

const field = ({ label, hint, errorMessage, describedBy, formGroup }: Options): FieldProps => ({
	label: content(label),
	labelClass: label?.classes,
	labelIsHeading: label?.isPageHeading,
	hint: content(hint),
	error: content(errorMessage),
	describedBy,
	groupClass: formGroup?.classes,
})

const legend = ({ fieldset }: Options) => ({
	legend: content(fieldset?.legend),
	legendClass: fieldset?.legend?.classes,
	legendIsHeading: fieldset?.legend?.isPageHeading,
})

const choices = (options: Options): ChoicesProps => ({
	...root(options),
	...legend(options),
	name: options.name ?? '',
	idPrefix: options.idPrefix,
	fieldsetClass: options.fieldset?.classes,
	hint: content(options.hint),
	error: content(options.errorMessage),
	describedBy: options.fieldset?.describedBy ?? options.describedBy,
	groupClass: options.formGroup?.classes,
	items: (options.items ?? []).map((item) => {
		const { value = '', divider, id, disabled, attributes, behaviour, label } = item
		if (divider !== undefined) return { divider }
		return {
			value,
			text: content(item),
			hint: content(item.hint),
			id,
			disabled,
			labelClass: label?.classes,
			attributes: { ...attributes, ...(behaviour && { 'data-behaviour': behaviour }) },
		}
	}),
})

const chosen = ({ items = [], value, values }: Options): string[] =>
	items
		.filter((item) => item.checked ?? (item.value === value || (Array.isArray(values) && values.includes(item.value ?? ''))))
		.map((item) => item.value ?? '')

const cell = (options: Options): TableCell => ({
	content: content(options),
	format: options.format === 'numeric' ? 'numeric' : undefined,
	className: options.classes,
	colSpan: options.colspan,
	rowSpan: options.rowspan,
	attributes: options.attributes,
})

const action = (options: Options): Action => ({
	text: content(options),
	href: options.href ?? '',
	hiddenText: options.visuallyHiddenText,
	className: options.classes,
	attributes: options.attributes,
})

const pageLink = (link: Options | undefined): PageLink | undefined =>
	link && { href: link.href ?? '', text: content(link), label: link.labelText, attributes: link.attributes }

const level = (number: number | undefined) => number as 2 | 3 | undefined

const DATE_PARTS: DatePart[] = ['day', 'month', 'year']

const NO_HOLES = 'numbers its items with the holes in the list; React lists have none'
const NO_REVEAL = 'conditional reveal needs a script'
const NO_SCRIPT = 'an option for a script; there is none'
const NO_STYLE = 'its content has a style attribute, which the page policy forbids'
const NO_CLASS_FOR_PARTS = 'labels, fieldsets and affixes take no attributes or classes of their own'
const ONE_NAME = 'the checkboxes of a group share one name'
const ENGLISH = 'the labels are English'
const OWN_DATE_PARTS = 'the inputs are day, month and year, with ids, names and attributes of the component'
const NO_EMPTY_HEADING = 'a heading over nothing'
const NO_FOOTER_COLUMNS = 'the footer has no columns of links'
const NO_INTERRUPTION = 'the panel confirms; it does not interrupt'
const NO_EMPTY_LABEL = 'a label without words; the type demands them of every field'
const NO_LIST_SLOTS = 'the list takes items, no slots of its own'

const cases: Record<string, Case> = {
	'back-link': {
		render: (o) => <BackLink {...root(o)} href={o.href ?? '#'} children={content(o)} />,
		compared: 7,
	},
	button: {
		render: (o) => {
			const look = { ...root(o), start: o.isStartButton }
			const words = o.html !== undefined && o.isStartButton === true ? <span>{content(o)}</span> : content(o)
			if (o.href !== undefined) {
				return (
					<Button {...look} href={o.href}>
						{words}
					</Button>
				)
			}
			const { name, value, disabled } = o
			return (
				<Button {...look} {...{ name, value, disabled }} type={o.type as 'submit' | 'button' | undefined}>
					{words}
				</Button>
			)
		},
		skipped: { [NO_SCRIPT]: ["don't prevent double click", 'prevent double click'] },
		compared: 36,
	},
	checkboxes: {
		render: (o) => <Checkboxes {...choices(o)} defaultValues={chosen(o)} />,
		skipped: {
			[NO_REVEAL]: [
				'with pre-checked values',
				'with divider, None and conditional items',
				'with conditional items',
				'with optional form-group classes showing group error',
				'small with conditional reveal',
				'with conditional items with special characters',
				'with conditional item checked',
				'textarea in conditional',
			],
			[ONE_NAME]: ['with hints on items', 'with id and name', 'with disabled item'],
			[NO_HOLES]: ['with falsy values'],
			[NO_CLASS_FOR_PARTS]: ['label with attributes', 'fieldset params'],
		},
		compared: 28,
	},
	'date-input': {
		render: (o) => {
			const own = DATE_PARTS.filter((part) => Boolean(o[part] ?? true)).map((part): Options => ({
				name: part,
				...o[part],
			}))
			const all = o.items?.length ? o.items : own
			const parts = DATE_PARTS.filter((part) => all.some((item) => item.name === part))
			const wrong = all.filter((item) => item.error === true || item.classes?.includes('govuk-input--error'))
			const maybeWrong = wrong.length > 0 || o.errorMessage === undefined ? wrong : all.filter((item) => item.error !== false)
			const typed = (part: DatePart) => all.find((item) => item.name === part)?.value ?? o[part]?.value ?? valueOf(o, part)
			return (
				<DateInput
					{...root(o)}
					{...legend(o)}
					id={o.id ?? ''}
					namePrefix={o.namePrefix}
					hint={content(o.hint)}
					error={content(o.errorMessage)}
					errorIn={maybeWrong.map((item) => item.name as DatePart)}
					describedBy={o.fieldset?.describedBy}
					groupClass={o.formGroup?.classes}
					parts={parts}
					defaultValue={{ day: typed('day'), month: typed('month'), year: typed('year') }}
					autoComplete={Object.fromEntries(all.map((item): [string, string | undefined] => [item.name ?? '', item.autocomplete]))}
				/>
			)
		},
		skipped: {
			[ENGLISH]: ['with translations'],
			[OWN_DATE_PARTS]: [
				'with values, name prefix and custom names',
				'custom pattern',
				'custom inputmode',
				'with nested name',
				'with id on items',
				'with item value',
				'with field value and items',
				'with field value and item value',
				'with field value, item value and values',
				'items with classes',
				'with input attributes',
			],
		},
		compared: 38,
	},
	details: {
		render: (o) => <Details {...root(o)} open={o.open} summary={either(o.summaryHtml, o.summaryText)} children={content(o)} />,
		compared: 10,
	},
	'error-message': {
		render: (o) => <ErrorMessage {...root(o)} hiddenText={o.visuallyHiddenText} children={content(o)} />,
		compared: 9,
	},
	'error-summary': {
		render: (o) => (
			<ErrorSummary
				{...root(o)}
				title={either(o.titleHtml, o.titleText)}
				errors={(o.errorList ?? []).map((item) => ({ text: content(item), href: item.href, attributes: item.attributes }))}
				children={either(o.descriptionHtml, o.descriptionText)}
			/>
		),
		skipped: {
			[NO_SCRIPT]: ['autofocus disabled', 'autofocus explicitly enabled'],
		},
		compared: 17,
	},
	fieldset: {
		render: (o) => (
			<Fieldset
				{...root(o)}
				{...legend({ fieldset: o })}
				role={o.role}
				aria-describedby={o.describedBy}
				children={either(o.html, undefined)}
			/>
		),
		compared: 18,
	},
	'file-upload': {
		render: (o) => <FileUpload {...field(o)} {...root(o)} name={o.name ?? ''} disabled={o.disabled} multiple={o.multiple} />,
		skipped: {
			[NO_SCRIPT]: [
				'enhanced',
				'enhanced, with error message and hint',
				'enhanced, multiple files',
				'enhanced, custom wrapper classes and attributes',
				'translated',
			],
		},
		compared: 17,
	},
	footer: {
		render: (o) => (
			<Footer
				{...root(o)}
				containerClass={o.containerClasses}
				linksTitle={o.meta?.visuallyHiddenTitle}
				links={(o.meta?.items ?? []).map(({ href = '', text = '', attributes }) => ({ href, text, attributes }))}
				children={content(o.meta)}
			/>
		),
		without: ['govuk-footer__crown', 'govuk-footer__licence-logo', 'govuk-footer__licence-description', 'govuk-footer__copyright-logo'],
		skipped: {
			[NO_FOOTER_COLUMNS]: [
				'with default width navigation (one column)',
				'with default width navigation (two columns)',
				'with navigation',
				'Full GDS example',
				'Three equal columns',
				'with navigation item attributes',
			],
			[NO_EMPTY_HEADING]: ['with empty meta', 'with empty meta items'],
		},
		compared: 17,
	},
	'generic-header': {
		render: (o) => (
			<GenericHeader {...root(o)} containerClass={o.containerClasses} href={o.url} children={either(o.logoHtml, o.logoText)} />
		),
		compared: 7,
	},
	hint: {
		render: (o) => <Hint {...root(o)} children={content(o)} />,
		compared: 6,
	},
	input: {
		render: (o) => (
			<Input
				{...field(o)}
				{...root(o)}
				name={o.name ?? ''}
				type={o.type}
				prefix={content(o.prefix)}
				suffix={content(o.suffix)}
				defaultValue={o.value}
				inputMode={o.inputmode as 'numeric' | undefined}
				autoComplete={o.autocomplete}
				autoCapitalize={o.autocapitalize}
				pattern={o.pattern}
				spellCheck={o.spellcheck}
				disabled={o.disabled}
			/>
		),
		skipped: {
			[NO_CLASS_FOR_PARTS]: [
				'with prefix with classes',
				'with prefix with attributes',
				'with suffix with classes',
				'with suffix with attributes',
				'with customised input wrapper',
			],
		},
		compared: 40,
	},
	'inset-text': {
		render: (o) => <InsetText {...root(o)} children={content(o)} />,
		compared: 6,
	},
	label: {
		render: (o) => <Label {...root(o)} htmlFor={o.for} isPageHeading={o.isPageHeading} children={content(o)} />,
		skipped: {
			[NO_EMPTY_LABEL]: ['empty'],
		},
		compared: 16,
	},
	'notification-banner': {
		render: (o) => (
			<NotificationBanner
				{...root(o)}
				type={o.type === 'success' ? o.type : undefined}
				title={either(o.titleHtml, o.titleText)}
				titleId={o.titleId}
				headingLevel={level(o.titleHeadingLevel)}
				role={o.role}
				children={content(o)}
			/>
		),
		skipped: {
			[NO_SCRIPT]: ['auto-focus disabled, with type as success', 'auto-focus explicitly enabled, with type as success'],
		},
		compared: 19,
	},
	pagination: {
		render: (o) => (
			<Pagination
				{...root(o)}
				aria-label={o.landmarkLabel}
				previous={pageLink(o.previous)}
				next={pageLink(o.next)}
				items={o.items?.map(({ ellipsis, number = 0, href = '', current, visuallyHiddenText: hiddenText }) =>
					ellipsis === true ? { ellipsis } : { number, href, current, hiddenText },
				)}
			/>
		),
		skipped: {
			[NO_HOLES]: ['with empty items'],
		},
		compared: 14,
	},
	panel: {
		render: (o) => (
			<Panel {...root(o)} title={either(o.titleHtml, o.titleText)} headingLevel={level(o.headingLevel)} children={content(o)} />
		),
		skipped: {
			[NO_INTERRUPTION]: [
				'interruption',
				'interruption-with-content-with-long-line-length',
				'interruption-with-headings-content-and-lists',
				'interruption with custom classes',
				'interruption, with actions classes and attributes',
				'interruption, submit action',
				'interruption, button link',
				'interruption, no actions',
				'interruption, no actions items',
			],
		},
		compared: 10,
	},
	radios: {
		render: (o) => <Radios {...choices(o)} defaultValue={chosen(o)[0]} />,
		skipped: {
			[NO_REVEAL]: [
				'with conditional items',
				'with conditional item checked',
				'with optional form-group classes showing group error',
				'small with conditional reveal',
				'textarea in conditional',
				'with conditional items with special characters',
				'with conditional items and pre-checked value',
			],
			[NO_HOLES]: ['with falsy items'],
			[NO_CLASS_FOR_PARTS]: ['label with attributes', 'fieldset params'],
		},
		compared: 33,
	},
	select: {
		render: (o) => (
			<Select
				{...field(o)}
				{...root(o)}
				name={o.name ?? ''}
				disabled={o.disabled}
				items={(o.items ?? []).map(({ text = '', value, disabled, attributes }) => ({ text, value, disabled, attributes }))}
				defaultValue={selected(o)}
			/>
		),
		compared: 19,
	},
	'service-navigation': {
		render: (o) => (
			<ServiceNavigation
				{...root(o)}
				aria-label={o.ariaLabel}
				serviceName={o.serviceName}
				serviceHref={o.serviceUrl}
				navigationLabel={o.navigationLabel ?? o.menuButtonText}
				navigationId={o.navigationId}
				navigationClass={o.navigationClasses}
				items={o.navigation?.map((item) => ({ ...item, text: content(item) }))}
				start={either(o.slots?.start, undefined)}
				end={either(typeof o.slots?.end === 'object' ? o.slots.end.html : o.slots?.end, undefined)}
				endInline={typeof o.slots?.end === 'object'}
			/>
		),
		without: ['govuk-service-navigation__toggle'],
		skipped: {
			[NO_LIST_SLOTS]: ['with slotted content'],
		},
		compared: 32,
	},
	'skip-link': {
		render: (o) => <SkipLink {...root(o)} href={o.href ?? '#content'} children={content(o)} />,
		compared: 9,
	},
	'summary-list': {
		render: (o) => (
			<SummaryList
				{...root(o)}
				rows={(o.rows as Options[]).map((row) => ({
					key: content(row.key),
					value: content(row.value as Options | undefined),
					actions: row.actions?.items?.map(action),
					className: row.classes,
					keyClass: row.key?.classes,
					valueClass: (row.value as Options | undefined)?.classes,
					actionsClass: row.actions?.classes,
				}))}
				card={
					o.card && {
						title: content(o.card.title),
						headingLevel: level(o.card.title?.headingLevel),
						actions: o.card.actions?.items?.map(action),
						className: o.card.classes,
						attributes: o.card.attributes,
					}
				}
			/>
		),
		skipped: {
			[NO_STYLE]: ['extreme'],
		},
		compared: 29,
	},
	table: {
		render: (o) => (
			<Table
				{...root(o)}
				caption={o.caption}
				captionClass={o.captionClasses}
				head={o.head?.map(cell)}
				rows={(o.rows as Options[][]).map((row) => row.map(cell))}
				firstCellIsHeader={o.firstCellIsHeader}
			/>
		),
		compared: 21,
	},
	tag: {
		render: (o) => <Tag {...root(o)} children={content(o)} />,
		compared: 12,
	},
	'task-list': {
		render: (o) => (
			<TaskList
				{...root(o)}
				idPrefix={o.idPrefix}
				items={(o.items ?? []).map(({ title, href, hint, status, classes }) => ({
					title: content(title),
					titleClass: title?.classes,
					href,
					hint: content(hint),
					status: status?.tag ? <Tag {...root(status.tag)} children={content(status.tag)} /> : content(status),
					statusClass: status?.classes,
					className: classes,
				}))}
			/>
		),
		skipped: {
			[NO_HOLES]: ['with empty values'],
		},
		compared: 10,
	},
	textarea: {
		render: (o) => (
			<Textarea
				{...field(o)}
				{...root(o)}
				name={o.name ?? ''}
				rows={o.rows as number | undefined}
				defaultValue={o.value}
				autoComplete={o.autocomplete}
				spellCheck={o.spellcheck}
				disabled={o.disabled}
			/>
		),
		compared: 18,
	},
	'warning-text': {
		render: (o) => <WarningText {...root(o)} iconText={o.iconFallbackText} children={content(o)} />,
		compared: 8,
	},
}

function valueOf({ values, namePrefix }: Options, part: DatePart): string | undefined {
	if (values === undefined || Array.isArray(values)) return undefined
	return values[namePrefix === undefined ? part : `${namePrefix}-${part}`]
}

function selected({ items = [], value }: Options): string | undefined {
	const item =
		items.find((each) => each.selected === true) ??
		items.find((each) => value !== undefined && each.selected !== false && (each.value ?? each.text) === value)
	return item && (item.value ?? item.text)
}

/** Templates write `condition and item` into a list; React's lists are filtered before. */
function withoutHoles(_name: string, value: unknown): unknown {
	return Array.isArray(value) ? value.filter(Boolean) : value
}

const { resolve } = createRequire(import.meta.url)

function readFixtures(component: string): Fixture[] {
	const path = resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`)
	return (JSON.parse(readFileSync(path, 'utf8'), withoutHoles) as { fixtures: Fixture[] }).fixtures
}

function attempt(make: () => string): string | undefined {
	try {
		return make()
	} catch {
		return undefined
	}
}

for (const [component, { render, skipped = {}, without = [], compared }] of Object.entries(cases)) {
	describe(component, () => {
		const fixtures = readFixtures(component)
		const skippedNames = Object.values(skipped).flat()
		const chosenFixtures = fixtures.filter(({ name }) => !skippedNames.includes(name))

		test.each(chosenFixtures)('$name', ({ options, html }) => {
			expect(normalise(renderToStaticMarkup(render(options)), without)).toBe(normalise(html, without))
		})

		test.each(fixtures.filter(({ name }) => skippedNames.includes(name)))('skips $name for a reason', ({ options, html }) => {
			expect(attempt(() => normalise(renderToStaticMarkup(render(options)), without))).not.toBe(normalise(html, without))
		})

		test('compares every fixture that it does not name as skipped', () => {
			const names = fixtures.map(({ name }) => name)
			expect(skippedNames.filter((name) => !names.includes(name))).toEqual([])
			expect(chosenFixtures.length).toBeGreaterThanOrEqual(compared)
		})
	})
}
