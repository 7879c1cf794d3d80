const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Until there is something to end in order, leaving is enough: whatever was started ends with us. */
let interrupted = (): void => process.exit(1);

/** Takes Ctrl-C and its like; a terminal and npm may both pass on the same one. */
export function listenForInterruption(): void {
	for (const signal of SIGNALS) process.on(signal, () => interrupted());
}

/** Resolves when the person has seen enough. */
export function untilInterrupted(): Promise<void> {
	return new Promise((resolve) => {
		interrupted = resolve;
	});
}
