import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { Installation } from '../install/installN8n';
import { npm } from '../install/npm';
import { type N8nInstance, n8nEnvironment } from './n8nEnvironment';
import { startSupervised, type SupervisedProcess } from './supervisedProcess';

export interface N8nProcessOptions {
	/** One of n8n's commands, such as `start` or `worker`, with its arguments. */
	command: string[];
	instance: N8nInstance;
	env?: Record<string, string>;
}

/** A running n8n process: a main process or a worker. */
export interface N8nProcess extends SupervisedProcess {
	/** Everything it has printed; readable until its user folder is removed. */
	log(): string;
}

/** Starts an n8n process without waiting for it. Stopping it removes its user folder. */
export function startN8nProcess(
	installation: Installation,
	{ command, instance, env }: N8nProcessOptions,
): N8nProcess {
	const logFile = join(instance.userFolder, 'n8n.log');
	const output = openSync(logFile, 'a');
	const supervised = startSupervised([...installation.command, ...command], {
		// n8n reads .env from its working directory; the user folder has none.
		cwd: instance.userFolder,
		env: n8nEnvironment(installation.version, instance, env),
		output,
		removeOnStop: instance.userFolder,
	});
	closeSync(output);
	return { ...supervised, log: () => readFileSync(logFile, 'utf8') };
}

/** Finds free TCP ports on loopback. */
export async function freePorts(count: number): Promise<number[]> {
	const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
	await Promise.all(servers.map((server) => once(server, 'listening')));
	const ports = servers.map((server) => (server.address() as AddressInfo).port);
	await Promise.all(servers.map((server) => once(server.close(), 'close')));
	return ports;
}

/** Installs packed community nodes into an n8n user folder, as n8n's settings page does. */
export async function installCommunityNodes(userFolder: string, tarballs: string[]): Promise<void> {
	const folder = join(userFolder, '.n8n', 'nodes');
	mkdirSync(folder, { recursive: true });
	const manifest = { name: 'installed-nodes', private: true, dependencies: {} };
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
	// Offline: a community node must not have dependencies. Without peers: n8n removes them from the manifest.
	const flags = ['--offline', '--ignore-scripts', '--omit=dev', '--legacy-peer-deps', '--no-audit'];
	await npm(['install', ...flags, '--no-fund', ...tarballs], { cwd: folder });
}
