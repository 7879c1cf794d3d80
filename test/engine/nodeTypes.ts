import { DirectoryLoader, RoutingNode } from 'n8n-core';
import type { INodeExecutionData, INodeTypes } from 'n8n-workflow';

import { Bybit } from '../../nodes/Bybit/Bybit.node';
import { asRegistered, registryOf, triggerWith } from './registry';

export const ALERTS = 'test.alerts';
export const BYBIT = 'n8n-nodes-bybit-leverage.bybit';
/** The node type that n8n derives for AI agents. */
export const BYBIT_TOOL = `${BYBIT}Tool`;

const bybit = asRegistered({ DirectoryLoader, RoutingNode }, new Bybit());

/** The node under test, and a trigger in front of it. */
export function nodeTypesWith(items: INodeExecutionData[]): INodeTypes {
	return registryOf({ [ALERTS]: triggerWith(items), [BYBIT]: bybit, [BYBIT_TOOL]: bybit });
}
