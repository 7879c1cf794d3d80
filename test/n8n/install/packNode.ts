import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporaryFolder';
import { npm } from './npm';

/** The repository's root folder. */
export const PROJECT = join(__dirname, '..', '..', '..');

/** What `npm publish` would upload, in a temporary folder. */
export interface PackedNode {
	tarball: string;
	remove(): void;
}

interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
}

/**
 * Packs the built project as npm would.
 * @throws Error when a file that package.json lists has not been built.
 */
export async function packNode(project = PROJECT): Promise<PackedNode> {
	const { n8n } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as Manifest;
	const missing = [...n8n.nodes, ...n8n.credentials].filter(
		(file) => !existsSync(join(project, file)),
	);
	if (missing.length > 0) throw new Error(`${missing.join(', ')} missing: run npm run build first`);
	const folder = temporaryFolder('pack');
	try {
		const args = ['pack', '--ignore-scripts', '--pack-destination', folder.path];
		await npm(args, { cwd: project });
		const [name] = readdirSync(folder.path);
		if (!name) throw new Error('npm pack did not create a tarball');
		return { tarball: join(folder.path, name), remove: folder.remove };
	} catch (error) {
		folder.remove();
		throw error;
	}
}
