import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { npmEnvironment } from '../server/n8nEnvironment';
import { startSupervised } from '../server/supervisedProcess';

/** How many lines of a failed npm's output an error shows. */
const TAIL_LINES = 25;

/** Warnings that come by the hundred and hide the line that matters. */
const NOISE = /EBADENGINE|ERESOLVE|^npm warn\s*$|^npm warn (deprecated|node_modules|While|Found)/;

export interface NpmOptions {
	cwd: string;
	env?: Record<string, string>;
	/** The command that runs npm; the host's npm by default. */
	npm?: string[];
}

/** The npm that runs this process, or the one on the PATH. */
export function hostNpm(): string[] {
	const script = process.env.npm_execpath;
	return script?.endsWith('npm-cli.js') ? [process.execPath, script] : ['npm'];
}

/**
 * Runs npm.
 * @returns the lines of its standard output and error
 * @throws Error with the last of those lines when npm fails.
 */
export async function npm(args: string[], options: NpmOptions): Promise<string[]> {
	const lines: string[] = [];
	const child = startSupervised([...(options.npm ?? hostNpm()), ...args], {
		cwd: options.cwd,
		env: { ...npmEnvironment(), ...options.env },
		output: 'pipe',
	});
	const read = (stream: Readable | null) => {
		if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line));
	};
	read(child.process.stdout);
	read(child.process.stderr);
	const exitCode = await child.exited;
	const relevant = lines.filter((line) => !NOISE.test(line));
	if (exitCode === 0) return relevant;
	const usage = relevant.indexOf('npm error Usage:');
	const tail = relevant
		.slice(0, usage === -1 ? undefined : usage)
		.slice(-TAIL_LINES)
		.join('\n');
	throw new Error(`npm ${args.join(' ')} exited with ${exitCode}:\n${tail}`);
}
