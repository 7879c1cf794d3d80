import { installN8n } from '../install/installN8n';
import { npm } from '../install/npm';
import { packNode, PROJECT } from '../install/packNode';
import { step, stopwatch } from '../support/progress';
import { tarball, VERSIONS_TO_RUN } from './runSettings';

/** Builds and packs the node and installs every n8n of the run, with progress on the terminal. */
export default async function globalSetup(): Promise<void> {
	const report = stopwatch((line) => process.stderr.write(`${line}\n`));
	await step(report, 'building the package', () => npm(['run', 'build'], { cwd: PROJECT }));
	const packed = await packNode();
	tarball.set(packed.tarball);
	for (const version of VERSIONS_TO_RUN) await installN8n(version, report);
}
