import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from '../install/installN8n';
import { N8nClient } from '../rest/n8nClient';
import type { Owner } from '../rest/restTypes';
import { temporaryFolder } from '../support/temporaryFolder';
import { freePorts, installCommunityNodes, type N8nProcess, startN8nProcess } from './n8nProcess';

export interface N8nServerOptions {
	installation: Installation;
	/** The packed community nodes to install. */
	tarballs: string[];
	env?: Record<string, string>;
	/** The editor's port; a free one by default. */
	port?: number;
}

/** A running n8n whose owner is logged in. */
export interface N8nServer {
	url: string;
	owner: Owner;
	client: N8nClient;
	/** Its user folder, which contains `.n8n` with the database. */
	folder: string;
	/** Everything n8n has printed so far. */
	log(): string;
	/** Kills n8n, as a power cut does, and starts it again with the same folder and port. */
	restart(whileStopped?: () => Promise<void>): Promise<void>;
	/** Stops n8n and removes its folder. */
	stop(): Promise<void>;
}

const READY_TIMEOUT_MS = 180_000;
const POLL_INTERVAL_MS = 250;
const LOG_TAIL_LINES = 40;

async function responds(url: string, isReady: (body: string) => boolean): Promise<boolean> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
		return response.ok && isReady(await response.text());
	} catch {
		return false;
	}
}

/** The readiness check succeeds before the REST routes exist, so both count. */
const isReady = async (url: string): Promise<boolean> =>
	(await responds(`${url}/healthz/readiness`, (body) => body.includes('ok'))) &&
	(await responds(`${url}/rest/settings`, (body) => body.includes('userManagement')));

/**
 * Waits until n8n serves requests.
 * @throws Error with the end of n8n's log when it exits, or is not ready within three minutes.
 */
async function waitUntilReady(url: string, n8n: N8nProcess): Promise<void> {
	const deadline = Date.now() + READY_TIMEOUT_MS;
	let exitCode: number | undefined;
	void n8n.exited.then((code) => (exitCode = code));
	const startError = (reason: string) => {
		const tail = n8n.log().trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n');
		return new Error(`n8n ${reason}. The end of its log:\n${tail}`);
	};
	while (!(await isReady(url))) {
		if (exitCode !== undefined) throw startError(`exited with ${exitCode}`);
		if (Date.now() > deadline) throw startError(`was not ready in ${READY_TIMEOUT_MS / 1000} s`);
		await sleep(POLL_INTERVAL_MS);
	}
}

/** An owner with a random password. */
const newOwner = (): Owner => ({
	email: 'owner@example.com',
	password: `Aa1-${randomBytes(9).toString('base64url')}`,
	firstName: 'Olive',
	lastName: 'Owner',
});

/**
 * Starts n8n with the packed nodes in a new user folder, as a user would have it.
 * @throws Error with the end of n8n's log when it does not start; nothing remains.
 */
export async function startN8nServer(options: N8nServerOptions): Promise<N8nServer> {
	const { installation, tarballs, env } = options;
	const folder = temporaryFolder(`n8n-${installation.version}`);
	try {
		await installCommunityNodes(folder.path, tarballs);
	} catch (error) {
		folder.remove();
		throw error;
	}
	const [freePort = 0, brokerPort = 0] = await freePorts(2);
	const port = options.port ?? freePort;
	const startProcess = () =>
		startN8nProcess(installation, {
			command: ['start'],
			instance: { userFolder: folder.path, port, brokerPort },
			env,
		});
	let n8n = startProcess();
	const stop = async () => {
		await n8n.stop();
		folder.remove();
	};
	const url = `http://127.0.0.1:${port}`;
	try {
		await waitUntilReady(url, n8n);
		const client = new N8nClient(url);
		const owner = newOwner();
		await client.setUpOwner(owner);
		await client.login(owner);
		const restart = async (whileStopped?: () => Promise<void>) => {
			n8n.kill();
			await n8n.exited;
			await whileStopped?.();
			n8n = startProcess();
			await waitUntilReady(url, n8n);
			await client.login(owner);
		};
		return { url, owner, client, folder: folder.path, log: () => n8n.log(), restart, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
