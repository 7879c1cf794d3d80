import { connect } from 'node:net';
import { freePorts } from '../server/n8nProcess';
import { startSupervised } from '../server/supervisedProcess';
import { temporaryFolder } from '../support/temporaryFolder';
import { waitUntil } from '../support/waitUntil';
import { programPath } from './serverPrograms';

/** A server that n8n's processes share. */
export interface SharedServer {
	/** The environment variables with which n8n finds it. */
	env: Record<string, string>;
	stop(): Promise<void>;
}

function respondsToPing(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
		socket.on('data', (data) => {
			resolve(data.toString().startsWith('+PONG'));
			socket.destroy();
		});
		socket.on('error', () => resolve(false));
	});
}

/** Starts Redis on a free loopback port, without persistence. */
export async function startRedis(): Promise<SharedServer> {
	const folder = temporaryFolder('redis');
	const [port = 0] = await freePorts(1);
	const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', '.'];
	const redis = startSupervised([programPath('redis-server'), ...settings], {
		cwd: folder.path,
		env: process.env,
		output: 'pipe',
		removeOnStop: folder.path,
	});
	redis.process.stdout?.resume();
	redis.process.stderr?.resume();
	await waitUntil('Redis responds', () => respondsToPing(port), { exited: redis.exited });
	return {
		env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) },
		stop: redis.stop,
	};
}
