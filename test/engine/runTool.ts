import { ExecutionLifecycleHooks, SupplyDataContext } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';

import { additionalDataWith } from './additionalData';
import { StoredCredentials, type BybitCredentialData } from './credentials';
import { BYBIT_TOOL, nodeTypesWith } from './nodeTypes';

export interface ToolRun {
	parameters: INodeParameters;
	credentials: BybitCredentialData;
	/** How many items the agent works on; the tool is called for one of them. */
	agentItems: number;
	/** Further settings of the node, such as `onError`. */
	settings?: Partial<INode>;
}

/**
 * Calls the node as agents before version 3 do: with their own execution data, and one item as input.
 *
 * @returns the items of its output
 */
export async function runTool(run: ToolRun): Promise<INodeExecutionData[]> {
	const { parameters, credentials, agentItems, settings } = run;
	const node: INode = {
		...{ id: 'tool', name: 'Bybit', type: BYBIT_TOOL, typeVersion: 1, position: [0, 0] },
		parameters: { resource: 'position', ...parameters },
		credentials: { bybitLeverageApi: { id: '1', name: 'Bybit account' } },
		...settings,
	};
	const nodeTypes = nodeTypesWith([]);
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const ofAgent = Array.from({ length: agentItems }, () => ({ json: {} }));
	const context = new SupplyDataContext(
		workflow,
		node,
		additionalDataWith(ExecutionLifecycleHooks, new StoredCredentials(credentials)),
		'trigger',
		createRunExecutionData({}),
		0,
		ofAgent,
		{ ai_tool: [[{ json: {} }]] },
		'ai_tool',
		{ node, data: { main: [ofAgent] }, source: null },
		[],
	);
	const { execute } = nodeTypes.getByNameAndVersion(BYBIT_TOOL);
	const output = (await execute?.call(context as never)) as INodeExecutionData[][] | undefined;
	return output?.[0] ?? [];
}
