import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface GuardedOptions {
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Where standard output and error go: a file descriptor, or pipes to read. */
	output: number | 'pipe';
	/** A folder that goes with the command when it is stopped, or when this process ends. */
	removeAtStop?: string;
}

/** A running command; it ends at the latest when this process does. */
export interface Guarded {
	process: ChildProcess;
	/** The exit status, once the command's whole process group has ended. */
	ended: Promise<number>;
	/** Ends the process group and waits until it is gone. */
	stop(): Promise<void>;
	/** Ends the process group with SIGKILL, at once and unasked. */
	kill(): void;
}

/** Starts a command in a process group of its own that cannot outlive this process. */
export function runGuarded(command: string[], options: GuardedOptions): Guarded {
	const tsx = pathToFileURL(require.resolve('tsx')).href;
	const guard = ['--import', tsx, join(__dirname, 'guard.ts'), options.removeAtStop ?? ''];
	const stdio: StdioOptions = ['pipe', options.output, options.output];
	const child = spawn(process.execPath, [...guard, ...command], {
		cwd: options.cwd,
		env: options.env,
		stdio,
		// The terminal's Ctrl-C must not reach it: it ends when its lifeline closes.
		detached: true,
	});
	child.stdin?.on('error', () => undefined);
	const ended = new Promise<number>((resolve) => {
		child.once('error', () => resolve(127));
		child.once('close', (code) => resolve(code ?? 1));
	});
	const stop = async () => {
		child.stdin?.end();
		await ended;
	};
	const kill = () => void child.kill('SIGUSR2');
	return { process: child, ended, stop, kill };
}
