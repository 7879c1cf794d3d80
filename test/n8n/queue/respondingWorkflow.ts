import { randomUUID } from 'node:crypto';
import { NODE_TYPE, byName } from '../bybitNode';
import { CREDENTIAL_TYPE } from '../harness';
import type { CredentialRef, WorkflowFile } from '../rest/restTypes';

/** The path of its webhook. */
export const ALERT_PATH = 'alerts';

/** A webhook that sets the leverage of an alert, and responds with the result once there is one. */
export function respondingWorkflow(credential: CredentialRef): WorkflowFile {
	return {
		name: 'Alerts',
		nodes: [
			{
				id: randomUUID(),
				name: 'Alert',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: randomUUID(),
				parameters: {
					httpMethod: 'POST',
					path: ALERT_PATH,
					responseMode: 'lastNode',
					options: {},
				},
			},
			{
				id: randomUUID(),
				name: 'Set leverage',
				type: NODE_TYPE,
				typeVersion: 1,
				position: [224, 0],
				parameters: {
					resource: 'position',
					operation: 'setLeverage',
					category: 'linear',
					symbol: byName('={{ $json.body.symbol }}'),
					leverage: '={{ $json.body.leverage }}',
				},
				credentials: { [CREDENTIAL_TYPE]: credential },
			},
		],
		connections: { Alert: { main: [[{ node: 'Set leverage', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
