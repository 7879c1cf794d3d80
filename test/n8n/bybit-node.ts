import type { INode, INodeParameters } from 'n8n-workflow';
import type { CredentialRef } from './rest/types';
import { CREDENTIAL_TYPE } from './rig';
import type { TestedNode } from './run-node';

/** The type's name for whoever has installed the package. */
export const NODE_TYPE = 'n8n-nodes-bybit-leverage.bybit';

/** The Bybit node with those parameters. */
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

/** The Symbol field with a name typed into it, or an expression. */
export const byName = (value: string): INodeParameters => ({ __rl: true, mode: 'name', value });

/** The HTTP Request node with the Bybit credential as its "Predefined Credential Type". */
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
