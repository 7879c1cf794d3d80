import { Harness } from '../harness';
import { type Installation, installN8n } from '../install/installN8n';
import { freePorts, installCommunityNodes, startN8nProcess } from '../server/n8nProcess';
import { temporaryFolder } from '../support/temporaryFolder';
import { waitUntil } from '../support/waitUntil';
import type { Version } from '../versions';
import { type Postgres, startPostgres } from './postgres';
import { startRedis } from './redis';

/** An n8n worker process with its own user folder. */
export interface Worker {
	folder: string;
	/** The ids of the executions that it has started, from its log. */
	startedExecutions(): string[];
	/** Sends it SIGKILL, as a power cut would end it. */
	kill(): void;
	stop(): Promise<void>;
}

/** A real n8n in queue mode: a main process and two workers, with Redis and PostgreSQL. */
export interface QueueHarness {
	harness: Harness;
	workers: [Worker, Worker];
	postgres: Postgres;
	stop(): Promise<void>;
}

/** Lets n8n notice a dead worker within seconds; its defaults are 60, 10 and 30 s. */
const STALL_DETECTION = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

const READY_TIMEOUT_MS = 180_000;

async function isHealthy(port: number): Promise<boolean> {
	try {
		return (await fetch(`http://127.0.0.1:${port}/healthz/readiness`)).ok;
	} catch {
		return false;
	}
}

/** Starts a worker with the packed node and waits until it accepts executions. */
async function startWorker(
	installation: Installation,
	tarball: string,
	env: Record<string, string>,
): Promise<Worker> {
	const folder = temporaryFolder('worker');
	await installCommunityNodes(folder.path, [tarball]);
	const [port = 0, brokerPort = 0, healthPort = 0] = await freePorts(3);
	const n8n = startN8nProcess(installation, {
		command: ['worker'],
		instance: { userFolder: folder.path, port, brokerPort },
		env: {
			...env,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(healthPort),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		},
	});
	const stop = async () => {
		await n8n.stop();
		folder.remove();
	};
	try {
		const options = { timeoutMs: READY_TIMEOUT_MS, exited: n8n.exited };
		await waitUntil('a worker is ready', () => isHealthy(healthPort), options);
	} catch (error) {
		const tail = n8n.log().split('\n').slice(-40).join('\n');
		await stop();
		throw new Error(`The worker did not start. The end of its log:\n${tail}`, { cause: error });
	}
	const startedExecutions = () => {
		const ids = [...n8n.log().matchAll(/Worker started execution (\d+)/g)];
		return [...new Set(ids.map(([, id = '']) => id))];
	};
	return { folder: folder.path, startedExecutions, kill: n8n.kill, stop };
}

/** Starts everything; when one part does not start, it stops the others and throws. */
export async function startQueueHarness(version: Version, tarball: string): Promise<QueueHarness> {
	const started: Array<{ stop(): Promise<void> }> = [];
	const stop = async () => {
		// In reverse, so that every process stops before the servers that it uses.
		for (const each of started.reverse()) await each.stop();
	};
	const register = <T extends { stop(): Promise<void> }>(each: T): T => {
		started.push(each);
		return each;
	};
	try {
		const [redis, postgres] = await Promise.all([
			startRedis().then(register),
			startPostgres().then(register),
		]);
		const env = {
			...redis.env,
			...postgres.env,
			...STALL_DETECTION,
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			N8N_LOG_LEVEL: 'debug',
		};
		const harness = register(await Harness.start({ version, tarball, env }));
		const installation = await installN8n(version);
		const worker = async () => register(await startWorker(installation, tarball, env));
		const workers: [Worker, Worker] = [await worker(), await worker()];
		return { harness, workers, postgres, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
