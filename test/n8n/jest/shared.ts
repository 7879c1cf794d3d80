import { isVersion, LAST_OF_1, NEWEST, VERSIONS, type Version } from '../versions';

const PACKED_VARIABLE = 'BYBIT_N8N_TARBALL';

/** The packed node, handed from jest's set-up to its suites. */
export const PACKED = {
	set(tarball: string): void {
		process.env[PACKED_VARIABLE] = tarball;
	},
	get(): string {
		const tarball = process.env[PACKED_VARIABLE];
		if (!tarball) throw new Error('run this with jest -c jest.n8n.config.js, which packs the node');
		return tarball;
	},
};

function versionsToRun(): Version[] {
	const wanted = process.env.BYBIT_N8N_VERSIONS;
	if (!wanted) return [NEWEST, LAST_OF_1];
	if (wanted === 'all') return Object.keys(VERSIONS).filter(isVersion);
	return wanted.split(',').map((name) => {
		if (isVersion(name)) return name;
		throw new Error(`BYBIT_N8N_VERSIONS names an n8n that is not known here: "${name}"`);
	});
}

/** BYBIT_N8N_VERSIONS: `all`, or a list with commas; the newest and the last 1.x when it is not set. */
export const VERSIONS_TO_RUN: readonly Version[] = versionsToRun();
