import type { INodeProperties, INodeType } from 'n8n-workflow';

/** A field that goes into the body as text, which is how Bybit wants leverages. */
function field(name: string): INodeProperties {
	return {
		displayName: name,
		name,
		type: 'string',
		default: '',
		routing: { send: { type: 'body', property: name } },
	};
}

/** Set Leverage as a declarative node without a client of its own: the same request, n8n does the rest. */
export const plainNode: INodeType = {
	description: {
		displayName: 'Plain',
		name: 'plain',
		group: ['output'],
		version: 1,
		description: '',
		defaults: {},
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'bybitLeverageApi', required: true }],
		requestDefaults: { method: 'POST', url: '/v5/position/set-leverage', json: true },
		properties: ['category', 'symbol', 'buyLeverage', 'sellLeverage'].map(field),
	},
};
