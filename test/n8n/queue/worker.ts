import { join } from 'node:path';
import type { Installation } from '../install/install';
import { launch } from '../server/launch';
import { freePorts } from '../server/ports';
import { installNode } from '../server/user-folder';
import { temporaryFolder } from '../temporary-folder';
import { untilTrue } from './until-true';

/** One of n8n's workers, with a user folder of its own. */
export interface Worker {
	folder: string;
	/** The executions that it has begun, by its log. */
	begun(): string[];
	/** Ends it at once, as a power cut would. */
	kill(): void;
	stop(): Promise<void>;
}

async function isHealthy(port: number): Promise<boolean> {
	try {
		return (await fetch(`http://127.0.0.1:${port}/healthz/readiness`)).ok;
	} catch {
		return false;
	}
}

/** Starts a worker with the packed node, and waits until it takes executions. */
export async function startWorker(
	installation: Installation,
	tarball: string,
	env: Record<string, string>,
): Promise<Worker> {
	const folder = temporaryFolder('worker');
	await installNode(folder.path, tarball);
	const [port = 0, brokerPort = 0, healthPort = 0] = await freePorts(3);
	const n8n = launch(installation, {
		command: ['worker'],
		place: { folder: folder.path, port, brokerPort },
		env: {
			...env,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(healthPort),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		},
		logFile: join(folder.path, 'n8n.log'),
		removeAtStop: folder.path,
	});
	const stop = async () => {
		await n8n.stop();
		folder.remove();
	};
	try {
		const patience = { timeoutMs: 180_000, ended: n8n.ended };
		await untilTrue('a worker is ready', () => isHealthy(healthPort), patience);
	} catch (error) {
		const tail = n8n.log().split('\n').slice(-40).join('\n');
		await stop();
		throw new Error(`the worker did not start; the end of its log:\n${tail}`, { cause: error });
	}
	const begun = () =>
		[...n8n.log().matchAll(/Worker started execution (\d+)/g)].map(([, id = '']) => id);
	return { folder: folder.path, begun: () => [...new Set(begun())], kill: n8n.kill, stop };
}
