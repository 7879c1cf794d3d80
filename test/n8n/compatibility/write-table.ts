import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../pack';
import { temporaryFolder } from '../temporary-folder';
import { writeTable } from './readme';
import { tableOf } from './table';
import { readReport } from './test-report';

/** Runs every suite on every n8n; returns the file with jest's report. */
function runAll(): string {
	const report = join(temporaryFolder('versions').path, 'report.json');
	const jest = require.resolve('jest/bin/jest');
	const args = ['-c', 'jest.n8n.config.js', '--json', '--outputFile', report];
	spawnSync(process.execPath, [jest, ...args], {
		cwd: PROJECT,
		env: { ...process.env, BYBIT_N8N_VERSIONS: 'all' },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	return report;
}

/** `npm run versions [-- report.json]`: writes README's table of versions from a run on all of them. */
async function main([given]: string[]): Promise<void> {
	const table = tableOf(readReport(given ?? runAll()));
	if (await writeTable(table)) console.log("README's table of versions is up to date.");
	else console.log(`README.md has no place for the table of versions:\n\n${table}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
