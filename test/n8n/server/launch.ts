import { closeSync, openSync, readFileSync } from 'node:fs';
import { n8nEnvironment, type Place } from '../environment';
import { type Guarded, runGuarded } from '../guarded';
import type { Installation } from '../install/install';
import { VERSIONS } from '../versions';

export interface LaunchOptions {
	/** `start`, `worker`, or another of n8n's commands with its arguments. */
	command: string[];
	place: Place;
	env?: Record<string, string>;
	logFile: string;
	/** A folder that goes when the process is stopped, or when ours ends. */
	removeAtStop?: string;
}

/** A running n8n process: a main one, or a worker. */
export interface N8nProcess extends Guarded {
	/** Everything that it has printed; unreadable once its folder has gone. */
	log(): string;
}

/** Starts an n8n process and returns at once. */
export function launch(installation: Installation, options: LaunchOptions): N8nProcess {
	const output = openSync(options.logFile, 'a');
	const guarded = runGuarded([...installation.command, ...options.command], {
		// n8n reads an .env file where it stands; there is none in its own folder.
		cwd: options.place.folder,
		env: n8nEnvironment(VERSIONS[installation.version], options.place, options.env),
		output,
		removeAtStop: options.removeAtStop,
	});
	closeSync(output);
	return { ...guarded, log: () => readFileSync(options.logFile, 'utf8') };
}
