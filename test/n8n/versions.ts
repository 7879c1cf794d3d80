/** What differs, from one n8n version to the next, for whoever starts it. */
export interface VersionFacts {
	/** Environment that this version needs on top of what every n8n gets. */
	env: Record<string, string>;
}

/** The n8n versions that the runs know; each has its manifest and lock file in versions/. */
export const VERSIONS = {
	// That module alone calls n8n's servers at every start.
	'2.41.1': { env: { N8N_DISABLED_MODULES: 'mcp-registry' } },
	'2.8.4': { env: {} },
	// isolated-vm, which its newer expression engine wants, has no build for Node 20.
	'1.123.81': { env: { N8N_EXPRESSION_ENGINE: 'legacy' } },
} as const satisfies Record<string, VersionFacts>;

export type Version = keyof typeof VERSIONS;

export const NEWEST: Version = '2.41.1';
export const LAST_OF_1: Version = '1.123.81';

export const isVersion = (text: string): text is Version => text in VERSIONS;
