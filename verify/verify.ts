/**
 * Whether the built package may be published: `npm run verify`, before a release with its tag as
 * argument. It needs no network.
 */
import { resolve } from 'node:path';

import { carryOut, type Outcome } from './packageCheck';
import { scannerChecks } from './communityScanner';
import { loadingCheck } from './loadedByN8n';
import { loadTimeCheck } from './loadTime';
import { manifestChecks, readManifest } from './manifest';
import { releaseVersionCheck } from './releaseVersion';
import { printTable, writeReport } from './report';
import { tarballChecks } from './tarball';
import { withUnpackedPackage } from './unpackedPackage';

const root = resolve(__dirname, '..');

async function verify(tag: string | undefined): Promise<Outcome[]> {
	return await withUnpackedPackage(root, async (unpacked) => {
		const manifest = readManifest(unpacked.folder);
		const checks = [
			...tarballChecks(unpacked),
			...manifestChecks(manifest),
			loadTimeCheck(unpacked),
			loadingCheck(unpacked),
			...scannerChecks(root, unpacked),
			...(tag === undefined ? [] : [releaseVersionCheck(root, manifest, tag)]),
		];
		const outcomes: Outcome[] = [];
		// One after the other: what runs beside it would be part of the time measured.
		for (const check of checks) outcomes.push(await carryOut(check));
		return outcomes;
	});
}

async function main(): Promise<void> {
	const outcomes = await verify(process.argv[2]);
	printTable(outcomes);
	writeReport(outcomes, resolve(root, 'reports/verify.json'));
	if (outcomes.some(({ ok }) => !ok)) process.exitCode = 1;
}

void main();
