import { setTimeout as sleep } from 'node:timers/promises';
import type { N8nProcess } from './launch';

const TIMEOUT_MS = 180_000;
const POLL_MS = 250;
const LOG_TAIL_LINES = 40;

async function answers(url: string, accepts: (body: string) => boolean): Promise<boolean> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
		return response.ok && accepts(await response.text());
	} catch {
		return false;
	}
}

/** Whether n8n serves: its readiness check says ok before the REST routes are there, so both count. */
const isReady = async (url: string): Promise<boolean> =>
	(await answers(`${url}/healthz/readiness`, (body) => body.includes('ok'))) &&
	(await answers(`${url}/rest/settings`, (body) => body.includes('userManagement')));

/**
 * Waits until the n8n at that address serves.
 * @throws an Error with the end of its log when it ends, or is not there in three minutes.
 */
export async function waitUntilReady(url: string, n8n: N8nProcess): Promise<void> {
	const deadline = Date.now() + TIMEOUT_MS;
	let exitCode: number | undefined;
	void n8n.ended.then((code) => (exitCode = code));
	const fail = (what: string) => {
		const tail = n8n.log().trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n');
		return new Error(`n8n ${what}; the end of its log:\n${tail}`);
	};
	while (!(await isReady(url))) {
		if (exitCode !== undefined) throw fail(`ended with status ${exitCode}`);
		if (Date.now() > deadline) throw fail(`was not ready in ${TIMEOUT_MS / 1000} s`);
		await sleep(POLL_MS);
	}
}
