import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeTypeBaseDescription } from 'n8n-workflow';

import type { Check } from './packageCheck';
import type { UnpackedPackage } from './unpackedPackage';

const NODE = 'bybit';
const CREDENTIAL = 'bybitLeverageApi';

type Iconed = Pick<ICredentialType | INodeTypeBaseDescription, 'iconUrl'>;

/** n8n serves `icons/<package>/<path>` from the package's folder. */
function iconsOf({ iconUrl }: Iconed, { packageName, directory }: PackageDirectoryLoader) {
	const urls = typeof iconUrl === 'object' ? [iconUrl.light, iconUrl.dark] : [iconUrl ?? ''];
	return urls.map((url) => {
		const path = url.replace(`icons/${packageName}/`, '');
		return { path, found: path !== '' && existsSync(join(directory, path)) };
	});
}

/** What n8n would not find: each a reason to fail. */
function missingParts(loader: PackageDirectoryLoader): string[] {
	const node = loader.nodeTypes[NODE]?.type;
	const credential = loader.credentialTypes[CREDENTIAL]?.type;
	if (!node || !('description' in node)) return [`node type ${NODE}`];
	if (!credential) return [`credential type ${CREDENTIAL}`];
	const { codex } = node.description;
	const icons = [...iconsOf(node.description, loader), ...iconsOf(credential, loader)];
	return [
		...icons.filter(({ found }) => !found).map(({ path }) => `icon ${path}`),
		...(codex?.categories?.length ? [] : ['codex categories']),
		...(codex?.resources?.primaryDocumentation?.length ? [] : ['codex documentation']),
		...(credential.supportedNodes?.includes(NODE) ? [] : [`${NODE} among the supported nodes`]),
	];
}

export function loadingCheck({ folder }: UnpackedPackage): Check {
	return {
		name: "loading by n8n-core's PackageDirectoryLoader",
		limit: `${NODE}, ${CREDENTIAL}, icons, codex`,
		measure: async () => {
			const loader = new PackageDirectoryLoader(folder);
			await loader.loadAll();
			const missing = missingParts(loader);
			const found = [...Object.keys(loader.known.nodes), ...Object.keys(loader.known.credentials)];
			const remarks = missing.map((part) => `missing: ${part}`);
			return { measured: [...found, ...remarks].join(', '), ok: missing.length === 0 };
		},
	};
}
