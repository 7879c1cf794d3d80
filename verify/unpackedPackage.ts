import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';

export interface UnpackedPackage {
	folder: string;
	/** Bytes that a user downloads. */
	tarballSize: number;
	/** Paths below the folder, with `/` between their parts. */
	files: string[];
}

/** Installs nothing but the tarball next to n8n-workflow, as in n8n: any other import fails to load. */
function unpack(root: string, workspace: string): UnpackedPackage {
	// npm is a script on Windows, which starts only in a shell.
	const packed = execFileSync(
		'npm',
		['pack', '--silent', '--ignore-scripts', '--pack-destination', workspace],
		{ cwd: root, encoding: 'utf8', shell: process.platform === 'win32' },
	);
	const tarball = join(workspace, packed.trim());
	const modules = join(workspace, 'node_modules');
	const folder = join(modules, 'package');
	mkdirSync(modules);
	execFileSync('tar', ['-xzf', tarball, '-C', modules]);
	const workflow = dirname(require.resolve('n8n-workflow/package.json', { paths: [root] }));
	symlinkSync(workflow, join(modules, 'n8n-workflow'), 'junction');
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.sort();
	return { folder, tarballSize: statSync(tarball).size, files };
}

/** Packs the built package as `npm publish` would, and hands over what a user would get. */
export async function withUnpackedPackage<Result>(
	root: string,
	use: (unpacked: UnpackedPackage) => Promise<Result>,
): Promise<Result> {
	const workspace = mkdtempSync(join(tmpdir(), 'bybit-package-'));
	try {
		return await use(unpack(root, workspace));
	} finally {
		rmSync(workspace, { recursive: true, force: true });
	}
}
