import { ALL_VERSIONS, isVersion, NEWEST, OLDEST, type Version } from '../versions';

const TARBALL_VARIABLE = 'BYBIT_N8N_TARBALL';

/** The packed node, handed from jest's global setup to the suites. */
export const tarball = {
	set(path: string): void {
		process.env[TARBALL_VARIABLE] = path;
	},
	get(): string {
		const path = process.env[TARBALL_VARIABLE];
		if (!path) throw new Error('Run this with jest -c jest.n8n.config.js, which packs the node');
		return path;
	},
};

function versionsToRun(): readonly Version[] {
	const requested = process.env.BYBIT_N8N_VERSIONS;
	if (!requested) return [...new Set([NEWEST, OLDEST])];
	if (requested === 'all') return ALL_VERSIONS;
	return requested.split(',').map((name) => {
		if (isVersion(name)) return name;
		const known = ALL_VERSIONS.join(', ');
		throw new Error(`BYBIT_N8N_VERSIONS: no n8n version "${name}", only ${known}`);
	});
}

/** From BYBIT_N8N_VERSIONS: `all`, or a comma-separated list. Default: the newest and the oldest. */
export const VERSIONS_TO_RUN = versionsToRun();
