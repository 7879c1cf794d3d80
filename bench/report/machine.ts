import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';

/** The machine's shape, in a line. */
export function machine(): string {
	const model = cpus()[0]?.model.trim() ?? 'unknown processor';
	const memory = (totalmem() / 2 ** 30).toFixed(0);
	return `${cpus().length} × ${model}, ${memory} GiB, ${platform()} ${release()} ${arch()}`;
}

/** What else the machine was doing: its load over the last minute, per processor. */
export function load(): string {
	return ((loadavg()[0] ?? 0) / cpus().length).toFixed(2);
}
