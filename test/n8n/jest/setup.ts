import { installN8n } from '../install/install';
import { npm } from '../npm';
import { packNode, PROJECT } from '../pack';
import { step, stopwatch } from '../progress';
import { PACKED, VERSIONS_TO_RUN } from './shared';

/** Builds and packs the node and installs every n8n of the run, where a person can watch it. */
export default async function setup(): Promise<void> {
	const report = stopwatch((line) => process.stderr.write(`${line}\n`));
	await step(report, 'building the package', () => npm(['run', 'build'], { cwd: PROJECT }));
	const packed = await packNode();
	PACKED.set(packed.tarball);
	for (const version of VERSIONS_TO_RUN) await installN8n(version, report);
}
