import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as N8nCore from 'n8n-core';
import type { ICredentialType, INodeType, IVersionedNodeType } from 'n8n-workflow';
import type * as N8nWorkflow from 'n8n-workflow';

import { asRegistered } from '../../test/engine/registry';
import type { Installed } from './installed';

/** The modules of the installed n8n, and the nodes that run in it. */
export interface N8n {
	core: typeof N8nCore;
	workflow: typeof N8nWorkflow;
	bybit: INodeType;
	credentialType: ICredentialType;
	/** n8n's own HTTP Request node, its newest version. */
	httpRequest: INodeType;
}

/** Loads n8n's engine from the installed n8n, and this node into it with n8n's own loader. */
export async function loadN8n(installed: Installed): Promise<N8n> {
	const load = createRequire(join(installed.modules, 'n8n', 'package.json'));
	const core = load('n8n-core') as typeof N8nCore;
	const workflow = load('n8n-workflow') as typeof N8nWorkflow;
	const loader = new core.PackageDirectoryLoader(installed.package);
	await loader.loadAll();
	const { HttpRequest } = load('n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js') as {
		HttpRequest: new () => IVersionedNodeType;
	};
	const bybit = loader.nodeTypes['bybit']?.type;
	const credentialType = loader.credentialTypes['bybitLeverageApi']?.type;
	if (!bybit || !credentialType) throw new Error('The packed node did not load');
	return {
		core,
		workflow,
		bybit: asRegistered(core, workflow.NodeHelpers.getVersionedNodeType(bybit)),
		credentialType,
		httpRequest: workflow.NodeHelpers.getVersionedNodeType(new HttpRequest()),
	};
}
