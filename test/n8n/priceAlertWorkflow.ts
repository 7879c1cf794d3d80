import type { INode, INodeParameters } from 'n8n-workflow';
import { byName, NODE_TYPE, TRIGGER_TYPE } from './bybitNode';
import { CREDENTIAL_TYPE } from './harness';
import type { CredentialRef, WorkflowFile } from './rest/restTypes';

/** A row of Alerts. */
export type AlertRow = INodeParameters & { symbol: ReturnType<typeof byName> };

/** What a workflow of triggers in front of Set Leverage needs. */
export interface PriceAlerts {
	/** Of each trigger, its alerts. */
	alerts: AlertRow[][];
	/** Of all triggers. */
	options: INodeParameters;
	/** The API whose prices they read. */
	baseUrl: string;
	/** For Set Leverage. */
	credential: CredentialRef;
}

/** The whole job in two nodes: "Trigger 1" and so on, each in front of "Set leverage". */
export function priceAlertWorkflow({
	alerts,
	options,
	baseUrl,
	credential,
}: PriceAlerts): WorkflowFile {
	const triggers = alerts.map((alert, row): INode => {
		const name = `Trigger ${row + 1}`;
		return {
			...{ id: name, name, type: TRIGGER_TYPE, typeVersion: 1, position: [0, row * 200] },
			parameters: { environment: 'custom', baseUrl, alerts: { alert }, options },
		};
	});
	const setLeverage: INode = {
		...{ id: 'set', name: 'Set leverage', type: NODE_TYPE, typeVersion: 1, position: [220, 0] },
		parameters: {
			...{ resource: 'position', operation: 'setLeverage', category: 'linear' },
			symbol: byName('={{ $json.symbol }}'),
			leverage: '={{ $json.leverage }}',
		},
		credentials: { [CREDENTIAL_TYPE]: credential },
	};
	const next = { main: [[{ node: 'Set leverage', type: 'main' as const, index: 0 }]] };
	return {
		name: 'Price alert',
		nodes: [...triggers, setLeverage],
		connections: Object.fromEntries(triggers.map(({ name }) => [name, next])),
		settings: { executionOrder: 'v1' },
	};
}
