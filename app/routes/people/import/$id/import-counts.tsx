import { StatTile } from '#app/ui/stat-tile.tsx'

export type ImportCountsProps = { joiners: number; movers: number; leavers: number; returners: number; unchanged: number; managers: number }

export function ImportCounts({ joiners, returners, leavers, movers, managers, unchanged }: ImportCountsProps) {
	return (
		<div className="pb-tiles">
			<StatTile value={joiners} label="joiners" />
			<StatTile value={returners} label="return" />
			<StatTile value={leavers} label="leavers" />
			<StatTile value={movers} label="movers and corrections" />
			<StatTile value={managers} label="changes of manager" />
			<StatTile value={unchanged} label="stay as they are" />
		</div>
	)
}
