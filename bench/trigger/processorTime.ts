import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';

/** Per second, in `/proc/<pid>/stat`. @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICKS = 100;

function ticksOf(pid: string, folder: string): number {
	try {
		if (readlinkSync(`/proc/${pid}/cwd`) !== folder) return 0;
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// After the name in parentheses, which may contain blanks, user and system time are the 12th and 13th.
		const [user, system] = stat
			.slice(stat.lastIndexOf(')') + 2)
			.split(' ')
			.slice(11, 13);
		return Number(user) + Number(system);
	} catch {
		// It has ended, or belongs to somebody else.
		return 0;
	}
}

/**
 * The processor time that the processes in a folder have used so far, n8n and its task runner, in s.
 *
 * @throws Error where the system has no `/proc`
 */
export function processorTime(folder: string): number {
	const real = realpathSync(folder);
	const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return pids.reduce((sum, pid) => sum + ticksOf(pid, real), 0) / TICKS;
}
