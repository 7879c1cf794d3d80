import { setTimeout as sleep } from 'node:timers/promises';

interface WaitOptions {
	timeoutMs?: number;
	/** Exit of the process that the condition depends on: waiting ends with it. */
	exited?: Promise<number>;
}

const POLL_INTERVAL_MS = 100;

/**
 * Waits until a condition holds.
 * @throws Error naming the condition when it takes too long, or when the process has exited.
 */
export async function waitUntil(
	condition: string,
	holds: () => boolean | Promise<boolean>,
	{ timeoutMs = 60_000, exited }: WaitOptions = {},
): Promise<void> {
	const deadline = Date.now() + timeoutMs;
	let exitCode: number | undefined;
	void exited?.then((code) => (exitCode = code));
	while (!(await holds())) {
		if (exitCode !== undefined) throw new Error(`Exited with ${exitCode} before: ${condition}`);
		if (Date.now() > deadline) throw new Error(`Not within ${timeoutMs / 1000} s: ${condition}`);
		await sleep(POLL_INTERVAL_MS);
	}
}
