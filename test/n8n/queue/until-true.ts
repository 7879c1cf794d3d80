import { setTimeout as sleep } from 'node:timers/promises';

interface Patience {
	timeoutMs?: number;
	/** What must not end meanwhile. */
	ended?: Promise<number>;
}

const POLL_MS = 100;

/** Waits for a condition; throws with its name when it takes too long, or what it is about has ended. */
export async function untilTrue(
	condition: string,
	holds: () => boolean | Promise<boolean>,
	{ timeoutMs = 60_000, ended }: Patience = {},
): Promise<void> {
	const deadline = Date.now() + timeoutMs;
	const notSeen = (why: string) => new Error(`${why}: ${condition}`);
	let exitCode: number | undefined;
	void ended?.then((code) => (exitCode = code));
	while (!(await holds())) {
		if (exitCode !== undefined) throw notSeen(`it ended with ${exitCode}, not seen`);
		if (Date.now() > deadline) throw notSeen(`not seen in ${timeoutMs / 1000} s`);
		await sleep(POLL_MS);
	}
}
