import { installN8n } from '../install/install';
import { Rig } from '../rig';
import type { Version } from '../versions';
import { type Database, startPostgres } from './postgres';
import { startRedis } from './redis';
import { startWorker, type Worker } from './worker';

/** A real n8n in queue mode: a main process and two workers, with a Redis and a PostgreSQL. */
export interface QueueRig {
	rig: Rig;
	workers: [Worker, Worker];
	database: Database;
	stop(): Promise<void>;
}

/** n8n's defaults are 60, 10 and 30 s: it would take minutes to notice that a worker has gone. */
const SOONER = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

/** Starts it all; ends what had started when one part does not start. */
export async function startQueueRig(version: Version, tarball: string): Promise<QueueRig> {
	const started: Array<{ stop(): Promise<void> }> = [];
	const stop = async () => {
		// The other way round: nobody then misses a server that it talks to.
		for (const each of started.reverse()) await each.stop();
	};
	const keep = <T extends { stop(): Promise<void> }>(each: T): T => {
		started.push(each);
		return each;
	};
	try {
		const [redis, database] = await Promise.all([
			startRedis().then(keep),
			startPostgres().then(keep),
		]);
		const env = {
			...redis.env,
			...database.env,
			...SOONER,
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			N8N_LOG_LEVEL: 'debug',
		};
		const rig = keep(await Rig.start({ version, tarball, env }));
		const installation = await installN8n(version);
		const worker = async () => keep(await startWorker(installation, tarball, env));
		const workers: [Worker, Worker] = [await worker(), await worker()];
		return { rig, workers, database, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
