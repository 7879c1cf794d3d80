import type { VersionFacts } from './versions';

/** What an n8n, or an npm inside our npm run, must not inherit: it would change how they behave. */
const NOT_INHERITED =
	/^(npm_|N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_|CREDENTIALS_|GENERIC_|JEST_|NODE_ENV$|NODE_OPTIONS$|(https?|all)_proxy$)/i;

/** npm settings that say how to reach a registry; an npm run for an installation keeps them. */
const NPM_NETWORK =
	/^(npm_config_(registry|cache|cafile|ca|userconfig|globalconfig|strict_ssl|.*proxy)|(https?|all)_proxy)$/i;

type Environment = Record<string, string | undefined>;

function keep(wanted: (name: string) => boolean): Environment {
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => wanted(name)));
}

/** The environment for an npm that installs: ours, without what `npm run` put into it. */
export const npmEnvironment = (): Environment =>
	keep((name) => NPM_NETWORK.test(name) || !NOT_INHERITED.test(name));

/** Settings that every n8n gets: SQLite, loopback only, and nothing that calls home. */
const ALWAYS = {
	DB_TYPE: 'sqlite',
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_HOST: '127.0.0.1',
	N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
	N8N_SECURE_COOKIE: 'false',
	N8N_ENCRYPTION_KEY: 'only-for-this-run',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
};

export interface Place {
	/** Holds `.n8n` with the database and the installed nodes. */
	folder: string;
	port: number;
	brokerPort: number;
}

/** The environment for an n8n of that version at that place; `extra` wins over all else. */
export function n8nEnvironment(
	version: VersionFacts,
	place: Place,
	extra: Record<string, string> = {},
): Environment {
	return {
		...keep((name) => !NOT_INHERITED.test(name)),
		...ALWAYS,
		N8N_USER_FOLDER: place.folder,
		N8N_PORT: String(place.port),
		N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
		...version.env,
		...extra,
	};
}
