import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface SupervisedOptions {
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Where standard output and error go: a file descriptor, or pipes. */
	output: number | 'pipe';
	/** A folder to remove when the command is stopped, or when this process exits. */
	removeOnStop?: string;
}

/** A running command that never outlives this process. */
export interface SupervisedProcess {
	process: ChildProcess;
	/** The exit code, once the command's whole process group has exited. */
	exited: Promise<number>;
	/** Ends the process group and waits until it has exited. */
	stop(): Promise<void>;
	/** Sends SIGKILL to the process group. */
	kill(): void;
}

/** Starts a command in its own process group, under a supervisor that ends it with this process. */
export function startSupervised(command: string[], options: SupervisedOptions): SupervisedProcess {
	const tsx = pathToFileURL(require.resolve('tsx')).href;
	const supervisor = join(__dirname, 'supervisor.ts');
	const args = ['--import', tsx, supervisor, options.removeOnStop ?? '', ...command];
	const stdio: StdioOptions = ['pipe', options.output, options.output];
	const child = spawn(process.execPath, args, {
		cwd: options.cwd,
		env: options.env,
		stdio,
		// The terminal's Ctrl-C must not reach it: it stops when its standard input closes.
		detached: true,
	});
	child.stdin?.on('error', () => undefined);
	const exited = new Promise<number>((resolve) => {
		child.once('error', () => resolve(127));
		child.once('close', (code) => resolve(code ?? 1));
	});
	const stop = async () => {
		child.stdin?.end();
		await exited;
	};
	const kill = () => void child.kill('SIGUSR2');
	return { process: child, exited, stop, kill };
}
