import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
	path: string;
	remove(): void;
	/** From now on somebody else removes the folder. */
	handOver(): void;
}

/** Makes a folder in the system's temporary folder; it goes at the latest when this process exits. */
export function temporaryFolder(name: string): TemporaryFolder {
	const path = mkdtempSync(join(realpathSync(tmpdir()), `n8n-nodes-bybit-leverage-${name}-`));
	const removeFolder = () => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
	const handOver = () => void process.off('exit', removeFolder);
	process.once('exit', removeFolder);
	return {
		path,
		handOver,
		remove() {
			handOver();
			removeFolder();
		},
	};
}
