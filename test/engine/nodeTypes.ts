import { DirectoryLoader, RoutingNode, type ExecuteContext } from 'n8n-core';
import type { INodeExecutionData, INodeType, INodeTypes } from 'n8n-workflow';

import { Bybit } from '../../nodes/Bybit/Bybit.node';
import { registryOf, triggerWith } from './trigger';

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

const bybit = asInstalled(new Bybit());

/** The node under test, and a trigger in front of it. */
export function nodeTypesWith(items: INodeExecutionData[]): INodeTypes {
	return registryOf({ [ALERTS]: triggerWith(items), [BYBIT]: bybit });
}
