/** Somebody who waits for a slot. */
export interface Waiting<Slot> {
	grant(slot: Slot): void;
	/** Served, or not waiting any more. */
	gone: boolean;
}

/** Who waits for slots: first come first served, and whoever was sent before and must be sent again goes first. */
export class Line<Slot> {
	private readonly sentBefore: Array<Waiting<Slot>> = [];
	private readonly newcomers: Array<Waiting<Slot>> = [];

	enter(waiting: Waiting<Slot>, again: boolean): void {
		(again ? this.sentBefore : this.newcomers).push(waiting);
	}

	/** Who is served next; who is gone is dropped on the way. */
	get first(): Waiting<Slot> | undefined {
		for (const line of [this.sentBefore, this.newcomers]) {
			while (line[0]?.gone) line.shift();
			if (line[0]) return line[0];
		}
		return undefined;
	}
}
