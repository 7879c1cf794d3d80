import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

/**
 * Runs a command that must not outlive whoever asked for it, however that one ends (Ctrl-C, a crash, kill -9).
 * Usage: guard.ts <folder, or ''> <command> [argument...]
 * Standard input is the lifeline: when it closes, the command's whole process group ends and the folder
 * is removed. When the command ends by itself the folder stays, for its log to be read.
 */
const GRACE_MS = 3_000;

const [folder = '', command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

function signalGroup(signal: NodeJS.Signals): void {
	try {
		if (child.pid !== undefined) process.kill(-child.pid, signal);
	} catch {
		// The group has gone already, which is what we want.
	}
}

let stopping = false;

function stop(): void {
	stopping = true;
	signalGroup('SIGTERM');
	setTimeout(() => signalGroup('SIGKILL'), GRACE_MS).unref();
}

function finish(exitCode: number): void {
	signalGroup('SIGKILL');
	if (folder && stopping) {
		rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
	}
	process.exit(exitCode);
}

// Asked for by tests of what survives a power cut.
process.on('SIGUSR2', () => signalGroup('SIGKILL'));
process.stdin.resume().on('end', stop).on('error', stop);
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('SIGHUP', stop);
child.on('exit', (code) => finish(code ?? 1));
child.on('error', (error) => {
	console.error(`${command}: ${error.message}`);
	finish(127);
});
