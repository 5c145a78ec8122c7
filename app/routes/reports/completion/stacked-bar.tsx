import { useId } from 'react'

/** `good` is solid, `soon` striped, `open` dotted, `late` cross-hatched, `quiet` plain: told apart without colour. */
export type BarTone = 'good' | 'soon' | 'open' | 'late' | 'quiet'

export type BarSegment = {
	label: string
	value: number
	tone: BarTone
	/** The list behind the number. */
	href?: string | undefined
}

const fillOf = (tone: BarTone) => `pb-bar__${tone === 'open' ? 'soon' : tone}`
const hasPattern = (tone: BarTone) => tone !== 'good' && tone !== 'quiet'

export type StackedBarProps = {
	/** What the bar is about, such as the directorate's name. */
	title: string
	/** What the numbers are of, where the title says more than that. */
	about?: string | undefined
	segments: readonly BarSegment[]
}

/** One bar of parts that make up a whole, with the same in words under it. */
export function StackedBar({ title, about = title, segments }: StackedBarProps) {
	const id = useId().replaceAll(':', '')
	const total = segments.reduce((sum, segment) => sum + segment.value, 0)
	const shown = segments.filter((segment) => segment.value > 0)
	const inWords = shown.map((segment) => `${String(segment.value)} ${segment.label.toLowerCase()}`).join(', ')
	const share = (count: number) => (100 * count) / total
	return (
		<figure className="pb-bar">
			<figcaption className="govuk-heading-s pb-bar__title">
				{title} <span className="pb-bar__total">{total}</span>
			</figcaption>
			<svg className="pb-bar__chart" width="100%" height="24" role="img" aria-labelledby={`${id}-title`} focusable="false">
				<title id={`${id}-title`}>{`${title}: ${inWords === '' ? 'nobody' : inWords}`}</title>
				<BarPatterns id={id} />
				<rect className="pb-bar__empty" width="100%" height="24" />
				{shown.map((segment, index) => {
					const start = share(shown.slice(0, index).reduce((sum, { value }) => sum + value, 0))
					return (
						<svg key={segment.label} x={`${String(start)}%`} width={`${String(share(segment.value))}%`} height="24">
							<rect className={fillOf(segment.tone)} width="100%" height="24" />
							{hasPattern(segment.tone) && <rect width="100%" height="24" fill={`url(#${id}-${segment.tone})`} />}
							{index > 0 && <rect className="pb-bar__gap" width="2" height="24" />}
						</svg>
					)
				})}
			</svg>
			<ul className="pb-bar__key">
				{segments.map((segment) => (
					<li key={segment.label}>
						<svg className="pb-bar__swatch" width="16" height="16" aria-hidden="true" focusable="false">
							<rect className={fillOf(segment.tone)} width="16" height="16" />
							{hasPattern(segment.tone) && <rect width="16" height="16" fill={`url(#${id}-${segment.tone})`} />}
						</svg>
						<KeyWords about={about} {...segment} />
					</li>
				))}
			</ul>
		</figure>
	)
}

/** Nothing is behind a nought. Those who hear the words alone are told which bar they are of. */
function KeyWords({ about, label, value, href }: BarSegment & { about: string }) {
	const words = (
		<>
			{label} <strong>{value}</strong>
		</>
	)
	if (href === undefined || value === 0) return words
	return (
		<a className="govuk-link govuk-link--no-visited-state" href={href}>
			{words}
			<span className="govuk-visually-hidden">: {about}</span>
		</a>
	)
}

function BarPatterns({ id }: { id: string }) {
	return (
		<defs>
			<pattern id={`${id}-soon`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
				<rect className="pb-bar__ink" width="2" height="6" />
			</pattern>
			<pattern id={`${id}-open`} width="6" height="6" patternUnits="userSpaceOnUse">
				<circle className="pb-bar__ink" cx="3" cy="3" r="1" />
			</pattern>
			<pattern id={`${id}-late`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
				<path className="pb-bar__cross" d="M0 0H5M0 0V5" strokeWidth="2" />
			</pattern>
		</defs>
	)
}
