import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
	path: string;
	remove(): void;
}

/** Makes a folder in the system's temporary folder; it goes at the latest when this process exits. */
export function temporaryFolder(name: string): TemporaryFolder {
	const path = mkdtempSync(join(realpathSync(tmpdir()), `n8n-nodes-bybit-leverage-${name}-`));
	const removeFolder = () => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
	const atExit = () => {
		try {
			removeFolder();
		} catch {
			// An n8n that still writes there: its guard removes the folder when it has ended.
		}
	};
	process.once('exit', atExit);
	return {
		path,
		remove() {
			process.off('exit', atExit);
			removeFolder();
		},
	};
}
