export type ProgressBarProps = {
	value: number
	max: number
	/** What the bar says to those who do not see it: "4 of 9 pages read". */
	label: string
}

/** A thin bar. Widths are attributes, because the page's policy forbids inline style. */
export function ProgressBar({ value, max, label }: ProgressBarProps) {
	const share = max > 0 ? Math.min(100, Math.max(0, (100 * value) / max)) : 0
	return (
		<svg className="pb-progress" width="100%" height="8" role="img" aria-label={label} focusable="false">
			<rect className="pb-progress__track" width="100%" height="8" rx="4" />
			{share > 0 && <rect className="pb-progress__value" width={`${String(share)}%`} height="8" rx="4" />}
		</svg>
	)
}
