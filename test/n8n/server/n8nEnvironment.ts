import { VERSIONS, type Version } from '../versions';

/** Variables that change how n8n, or an npm started from npm, behaves: not passed on. */
const NOT_INHERITED =
	/^(npm_|N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_|CREDENTIALS_|GENERIC_|JEST_|NODE_ENV$|NODE_OPTIONS$|(https?|all)_proxy$)/i;

/** How npm reaches its registry: passed on to npm only. */
const NPM_NETWORK =
	/^(npm_config_(registry|cache|cafile|ca|userconfig|globalconfig|strict_ssl|.*proxy)|(https?|all)_proxy)$/i;

type Environment = Record<string, string | undefined>;

function inherit(isInherited: (name: string) => boolean): Environment {
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => isInherited(name)));
}

/** The environment for an npm that installs: this process's, without what `npm run` added. */
export const npmEnvironment = (): Environment =>
	inherit((name) => NPM_NETWORK.test(name) || !NOT_INHERITED.test(name));

/** Settings of every n8n: SQLite, loopback only, no requests to n8n's servers. */
const COMMON = {
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

/** What one n8n process has for itself. */
export interface N8nInstance {
	/** Contains `.n8n` with the database and the installed nodes. */
	userFolder: string;
	port: number;
	brokerPort: number;
}

/** The environment for an n8n process; `extra` overrides everything else. */
export function n8nEnvironment(
	version: Version,
	instance: N8nInstance,
	extra: Record<string, string> = {},
): Environment {
	return {
		...inherit((name) => !NOT_INHERITED.test(name)),
		...COMMON,
		N8N_USER_FOLDER: instance.userFolder,
		N8N_PORT: String(instance.port),
		N8N_RUNNERS_BROKER_PORT: String(instance.brokerPort),
		...VERSIONS[version].env,
		...extra,
	};
}
