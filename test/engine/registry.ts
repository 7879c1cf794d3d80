import type * as N8nCore from 'n8n-core';
import type { INodeExecutionData, INodeType, INodeTypes } from 'n8n-workflow';

/** A node that puts out these items, as a trigger would. */
export function triggerWith(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: 'Alerts',
			name: 'alerts',
			group: ['trigger'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
		execute: async () => await Promise.resolve([items]),
	};
}

/**
 * What n8n's own registry makes of a declarative node: one that runs with the execution's cancel signal.
 *
 * @param core the n8n-core whose engine runs it
 */
export function asRegistered(
	core: Pick<typeof N8nCore, 'DirectoryLoader' | 'RoutingNode'>,
	nodeType: INodeType,
): INodeType {
	core.DirectoryLoader.applyDeclarativeNodeOptionParameters(nodeType);
	nodeType.execute = async function () {
		return (await new core.RoutingNode(this as N8nCore.ExecuteContext, nodeType).runNode()) ?? [];
	};
	return nodeType;
}

/** A registry of these node types alone, by the name that a workflow has for each. */
export function registryOf(types: Readonly<Record<string, INodeType>>): INodeTypes {
	const typeOf = (name: string) => {
		const type = types[name];
		if (!type) throw new Error(`No node type ${name} in this workflow`);
		return type;
	};
	return { getByName: typeOf, getByNameAndVersion: typeOf, getKnownTypes: () => ({}) };
}
