import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { npmEnvironment } from './environment';
import { runGuarded } from './guarded';

/** How many lines of a failed npm's output are shown. */
const TAIL_LINES = 25;

/** Warnings by the hundred that hide the one line that matters. */
const NOISE = /EBADENGINE|ERESOLVE|^npm warn\s*$|^npm warn (deprecated|node_modules|While|Found)/;

export interface NpmRun {
	cwd: string;
	env?: Record<string, string>;
	/** npm's own file, or `npm` on the PATH when unknown. */
	npm?: string[];
}

/** The npm that runs us, or the one on the PATH. */
export function hostNpm(): string[] {
	const script = process.env.npm_execpath;
	return script?.endsWith('npm-cli.js') ? [process.execPath, script] : ['npm'];
}

/**
 * Runs npm and returns its standard output and error as lines.
 * @throws an Error with the last lines of that output when npm fails.
 */
export async function npm(args: string[], run: NpmRun): Promise<string[]> {
	const lines: string[] = [];
	const child = runGuarded([...(run.npm ?? hostNpm()), ...args], {
		cwd: run.cwd,
		env: { ...npmEnvironment(), ...run.env },
		output: 'pipe',
	});
	const read = (stream: Readable | null) => {
		if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line));
	};
	read(child.process.stdout);
	read(child.process.stderr);
	const exitCode = await child.ended;
	const telling = lines.filter((line) => !NOISE.test(line));
	if (exitCode === 0) return telling;
	const usage = telling.indexOf('npm error Usage:');
	const tail = telling
		.slice(0, usage === -1 ? undefined : usage)
		.slice(-TAIL_LINES)
		.join('\n');
	throw new Error(`npm ${args.join(' ')} ended with status ${exitCode}:\n${tail}`);
}
