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

/** A registry of these node types alone, by the name that a workflow has for each. */
export function registryOf(types: Readonly<Record<string, INodeType>>): INodeTypes {
	const typeOf = (name: string) => {
		const type = types[name];
		if (!type) throw new Error(`No node type ${name} in this workflow`);
		return type;
	};
	return { getByName: typeOf, getByNameAndVersion: typeOf, getKnownTypes: () => ({}) };
}
