export type ProgressRingProps = {
	done: number
	total: number
	/** What is being counted, for those who hear the ring: "modules". */
	unit?: string | undefined
}

export function ProgressRing({ done, total, unit = '' }: ProgressRingProps) {
	const share = total > 0 ? Math.min(100, (100 * done) / total) : 0
	return (
		<svg
			className="pb-ring"
			viewBox="0 0 120 120"
			role="img"
			aria-label={`${String(done)} of ${String(total)} ${unit === '' ? '' : `${unit} `}done`}
			focusable="false"
		>
			<circle className="pb-ring__track" cx="60" cy="60" r="53" fill="none" strokeWidth="9" />
			{share > 0 && (
				<circle
					className="pb-ring__value"
					cx="60"
					cy="60"
					r="53"
					fill="none"
					strokeWidth="9"
					strokeLinecap={share < 100 ? 'round' : 'butt'}
					pathLength="100"
					strokeDasharray={`${String(share)} 100`}
					transform="rotate(-90 60 60)"
				/>
			)}
			<text className="pb-ring__count" x="60" y="61" textAnchor="middle">
				{`${String(done)} of ${String(total)}`}
			</text>
			<text className="pb-ring__word" x="60" y="80" textAnchor="middle">
				done
			</text>
		</svg>
	)
}
