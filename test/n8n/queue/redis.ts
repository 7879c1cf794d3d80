import { connect } from 'node:net';
import { runGuarded } from '../guarded';
import { freePorts } from '../server/ports';
import { temporaryFolder } from '../temporary-folder';
import { program } from './programs';
import { untilTrue } from './until-true';

/** A server that n8n's processes share. */
export interface SharedServer {
	/** The settings with which n8n finds it. */
	env: Record<string, string>;
	stop(): Promise<void>;
}

function answersPing(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
		socket.on('data', (data) => {
			resolve(data.toString().startsWith('+PONG'));
			socket.destroy();
		});
		socket.on('error', () => resolve(false));
	});
}

/** Starts a Redis on a free loopback port that keeps nothing on disk. */
export async function startRedis(): Promise<SharedServer> {
	const folder = temporaryFolder('redis');
	const [port = 0] = await freePorts(1);
	const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', '.'];
	const redis = runGuarded([program('redis-server'), ...settings], {
		cwd: folder.path,
		env: process.env,
		output: 'pipe',
		removeAtStop: folder.path,
	});
	redis.process.stdout?.resume();
	redis.process.stderr?.resume();
	await untilTrue('Redis answers', () => answersPing(port), { ended: redis.ended });
	return {
		env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) },
		stop: redis.stop,
	};
}
