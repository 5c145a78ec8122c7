import { setFlagsFromString } from 'node:v8'

/** For a command that reads much once: the heap is cleared when it has grown by a quarter, not when it has doubled. Half the memory for a few seconds more. */
export function spareMemory(): void {
	setFlagsFromString('--heap-growing-percent=25')
}
