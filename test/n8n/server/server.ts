import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Installation } from '../install/install';
import { N8nClient, type Owner } from '../rest/client';
import { temporaryFolder } from '../temporary-folder';
import { launch } from './launch';
import { freePorts } from './ports';
import { waitUntilReady } from './readiness';
import { installNode } from './user-folder';

export interface ServerOptions {
	installation: Installation;
	/** The packed node. */
	tarball: string;
	env?: Record<string, string>;
	/** The editor's port; a free one when absent. */
	port?: number;
}

/** An n8n that serves, with an owner who is logged in. */
export interface N8nServer {
	url: string;
	owner: Owner;
	client: N8nClient;
	/** Its user folder, which holds `.n8n` with the database. */
	folder: string;
	/** Everything that n8n has printed so far. */
	log(): string;
	/** Ends n8n and removes its folder. */
	stop(): Promise<void>;
}

/** A person whose password nobody else on this machine knows. */
const newOwner = (): Owner => ({
	email: 'owner@example.com',
	password: `Aa1-${randomBytes(9).toString('base64url')}`,
	firstName: 'Olive',
	lastName: 'Owner',
});

/**
 * Starts an n8n with the packed node in a new user folder, as a user would have it.
 * @throws an Error with the end of n8n's log when it does not come up; nothing stays behind.
 */
export async function startN8n(options: ServerOptions): Promise<N8nServer> {
	const { installation } = options;
	const folder = temporaryFolder(`n8n-${installation.version}`);
	try {
		await installNode(folder.path, options.tarball);
	} catch (error) {
		folder.remove();
		throw error;
	}
	const [freePort = 0, brokerPort = 0] = await freePorts(2);
	const port = options.port ?? freePort;
	const n8n = launch(installation, {
		command: ['start'],
		place: { folder: folder.path, port, brokerPort },
		env: options.env,
		logFile: join(folder.path, 'n8n.log'),
		removeAtStop: folder.path,
	});
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
		return { url, owner, client, folder: folder.path, log: n8n.log, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
