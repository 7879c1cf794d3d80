import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
	path: string;
	remove(): void;
}

/** Makes a folder in the system's temporary folder. It is removed when this process exits, at the latest. */
export function temporaryFolder(name: string): TemporaryFolder {
	const path = mkdtempSync(join(realpathSync(tmpdir()), `n8n-nodes-bybit-leverage-${name}-`));
	const removeFolder = () => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
	const onExit = () => {
		try {
			removeFolder();
		} catch {
			// An n8n is still writing there: its supervisor removes the folder once n8n has exited.
		}
	};
	process.once('exit', onExit);
	return {
		path,
		remove() {
			process.off('exit', onExit);
			removeFolder();
		},
	};
}
