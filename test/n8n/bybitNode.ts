import type { INode, INodeParameters } from 'n8n-workflow';
import { CREDENTIAL_TYPE } from './harness';
import type { CredentialRef } from './rest/restTypes';
import type { TestedNode } from './runNode';

/** The node types of an installed package. */
export const NODE_TYPE = 'n8n-nodes-bybit-leverage.bybit';
export const TRIGGER_TYPE = 'n8n-nodes-bybit-leverage.bybitTrigger';

/** The Bybit node with these parameters. */
export function bybitNode(
	credential: CredentialRef,
	parameters: INodeParameters,
	onError?: INode['onError'],
): TestedNode {
	return {
		type: NODE_TYPE,
		typeVersion: 1,
		parameters: { resource: 'position', category: 'linear', ...parameters },
		credentials: { [CREDENTIAL_TYPE]: credential },
		onError,
	};
}

/** The Symbol field in mode "By Name", with a name or an expression. */
export const byName = (value: string) =>
	({ __rl: true, mode: 'name', value }) satisfies INodeParameters;

/** The HTTP Request node with the Bybit credential as its predefined credential type. */
export function httpRequestNode(
	credential: CredentialRef,
	parameters: INodeParameters,
): TestedNode {
	return {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			authentication: 'predefinedCredentialType',
			nodeCredentialType: CREDENTIAL_TYPE,
			options: {},
			...parameters,
		},
		credentials: { [CREDENTIAL_TYPE]: credential },
	};
}
