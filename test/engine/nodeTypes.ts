import { DirectoryLoader, RoutingNode, type ExecuteContext } from 'n8n-core';
import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';

import { Bybit } from '../../nodes/Bybit/Bybit.node';

export const ALERTS = 'test.alerts';
export const BYBIT = 'n8n-nodes-bybit-leverage.bybit';

/** What n8n's own registry makes of a declarative node: one that runs with the execution's cancel signal. */
export function asInstalled(nodeType: INodeType): INodeType {
	DirectoryLoader.applyDeclarativeNodeOptionParameters(nodeType);
	nodeType.execute = async function () {
		return (await new RoutingNode(this as ExecuteContext, nodeType).runNode()) ?? [];
	};
	return nodeType;
}

/** A node that puts out the items of a test, as a trigger would. */
function alerts(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: 'Alerts',
			name: 'alerts',
			group: ['trigger'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		execute: async () => [items],
	};
}

const bybit = asInstalled(new Bybit());

/** The node under test, and a trigger in front of it. */
export function nodeTypesWith(items: INodeExecutionData[]): INodeTypes {
	const types: Readonly<Record<string, INodeType>> = { [ALERTS]: alerts(items), [BYBIT]: bybit };
	const typeOf = (name: string) => {
		const type = types[name];
		if (!type) throw new Error(`No node type ${name} in this test`);
		return type;
	};
	return { getByName: typeOf, getByNameAndVersion: typeOf, getKnownTypes: () => ({}) };
}
