import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { installN8n } from '../../test/n8n/install/installN8n';
import { packNode } from '../../test/n8n/install/packNode';
import { temporaryFolder } from '../../test/n8n/support/temporaryFolder';
import { NEWEST } from '../../test/n8n/versions';

/** A real n8n, and this node beside it as its users have it: packed and unpacked. */
export interface Installed {
	n8nVersion: string;
	/** The Node.js that this n8n runs on. */
	node: string;
	/** n8n's `node_modules`. */
	modules: string;
	/** The unpacked node. */
	package: string;
	/** Of the packed node, bytes. */
	tarballSize: number;
}

/**
 * Installs n8n into the cache, unless it is there, and packs and unpacks the built node.
 *
 * @param report told what takes long
 */
export async function install(report: (line: string) => void): Promise<Installed> {
	const { folder, command } = await installN8n(NEWEST, report);
	const packed = await packNode();
	try {
		const unpacked = join(temporaryFolder('bench').path, 'n8n-nodes-bybit-leverage');
		mkdirSync(unpacked);
		execFileSync('tar', ['-xzf', packed.tarball, '-C', unpacked, '--strip-components=1']);
		return {
			n8nVersion: NEWEST,
			node: command[0],
			modules: join(folder, 'node_modules'),
			package: unpacked,
			tarballSize: statSync(packed.tarball).size,
		};
	} finally {
		packed.remove();
	}
}
