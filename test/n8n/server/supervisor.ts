import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

/**
 * Runs a command that must not outlive the process that started it, however that process ends (Ctrl-C,
 * a crash, kill -9).
 * Usage: supervisor.ts <folder, or ''> <command> [argument...]
 * When standard input closes, the command's whole process group is ended and the folder removed. When
 * the command exits by itself the folder stays, so that its log can be read.
 */
const GRACE_PERIOD_MS = 3_000;

const [folder = '', command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

function signalGroup(signal: NodeJS.Signals): void {
	try {
		if (child.pid !== undefined) process.kill(-child.pid, signal);
	} catch {
		// The process group has exited already.
	}
}

let stopping = false;

function stop(): void {
	stopping = true;
	signalGroup('SIGTERM');
	setTimeout(() => signalGroup('SIGKILL'), GRACE_PERIOD_MS).unref();
}

function finish(exitCode: number): void {
	signalGroup('SIGKILL');
	if (folder && stopping) {
		rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
	}
	process.exit(exitCode);
}

// Sent by tests that simulate a power cut.
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
