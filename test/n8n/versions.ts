/** What is special about one n8n version. */
interface VersionSettings {
	/** Environment variables that this version needs besides those that every n8n gets. */
	env: Record<string, string>;
}

/**
 * Every n8n version that the suites run on, newest first. A new version is one line here and its folder
 * in `versions/` with a package.json and a package-lock.json.
 */
export const VERSIONS = {
	// The MCP registry contacts n8n's servers at every start.
	'2.41.1': { env: { N8N_DISABLED_MODULES: 'mcp-registry' } },
	'2.8.4': { env: {} },
	// isolated-vm, which the newer expression engine needs, has no build for Node 20.
	'1.123.81': { env: { N8N_EXPRESSION_ENGINE: 'legacy' } },
} as const satisfies Record<string, VersionSettings>;

export type Version = keyof typeof VERSIONS;

export const isVersion = (text: string): text is Version => text in VERSIONS;

export const ALL_VERSIONS: readonly Version[] = Object.keys(VERSIONS).filter(isVersion);

function versionAt(index: number): Version {
	const version = ALL_VERSIONS.at(index);
	if (!version) throw new Error('VERSIONS is empty');
	return version;
}

export const NEWEST = versionAt(0);
export const OLDEST = versionAt(-1);
