import { randomUUID } from 'node:crypto';
import type { ICredentialDataDecryptedObject, INode, INodeParameters } from 'n8n-workflow';

import type { AccountCredentials } from '../../test/exchange';
import { NODE_TYPE } from '../../test/n8n/bybitNode';
import { CREDENTIAL_TYPE, type Harness } from '../../test/n8n/harness';

const HTTP_REQUEST = 'n8n-nodes-base.httpRequest';
const SET = 'n8n-nodes-base.set';
const CRYPTO = 'n8n-nodes-base.crypto';
const PATH = '/v5/position/set-leverage';
const RECV_WINDOW = '5000';

/** Where the symbol and the leverage come from: written into the panel, or out of the alert. */
export const SOURCES = ['fixed values', 'expressions'] as const;
export type Source = (typeof SOURCES)[number];

/** What the panel holds for either source; inside of longer texts too. */
const VALUES: Record<Source, { symbol: string; leverage: string; isExpression: boolean }> = {
	'fixed values': { symbol: 'BTCUSDT', leverage: '5', isExpression: false },
	expressions: {
		symbol: '{{ $json.body.symbol }}',
		leverage: '{{ $json.body.leverage }}',
		isExpression: true,
	},
};

/** The nodes that come after a webhook, in order, and what they need. */
type Chain = Array<Pick<INode, 'name' | 'type' | 'parameters'> & Partial<INode>>;
type ChainBuilder = (source: Source, harness: Harness, key: AccountCredentials) => Promise<Chain>;

const expressionIf = (isExpression: boolean, text: string) => (isExpression ? `=${text}` : text);

function bodyText(source: Source): string {
	const { symbol, leverage, isExpression } = VALUES[source];
	const sides = `"buyLeverage":"${leverage}","sellLeverage":"${leverage}"`;
	return expressionIf(isExpression, `{"category":"linear","symbol":"${symbol}",${sides}}`);
}

async function bybitCredential(harness: Harness, key: AccountCredentials) {
	const stored = await harness.createCredential(harness.credentialData({}, key));
	return { [CREDENTIAL_TYPE]: stored };
}

const bybitChain: ChainBuilder = async (source, harness, key) => {
	const { symbol, leverage, isExpression } = VALUES[source];
	const parameters: INodeParameters = {
		resource: 'position',
		operation: 'setLeverage',
		category: 'linear',
		symbol: { __rl: true, mode: 'name', value: expressionIf(isExpression, symbol) },
		side: 'both',
		leverage: expressionIf(isExpression, leverage),
	};
	const credentials = await bybitCredential(harness, key);
	return [{ name: 'Bybit', type: NODE_TYPE, parameters, credentials }];
};

const httpRequestChain: ChainBuilder = async (source, harness, key) => {
	const parameters: INodeParameters = {
		method: 'POST',
		url: harness.exchange.url + PATH,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: CREDENTIAL_TYPE,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: bodyText(source),
		options: {},
	};
	const credentials = await bybitCredential(harness, key);
	return [{ name: 'HTTP Request', type: HTTP_REQUEST, parameters, credentials }];
};

const handMadeChain: ChainBuilder = async (source, harness, { apiKey, apiSecret }) => {
	const assignments = [
		{ id: '1', name: 'timestamp', type: 'string', value: '={{ Date.now().toString() }}' },
		{ id: '2', name: 'body', type: 'string', value: bodyText(source) },
	];
	const headers = {
		'X-BAPI-API-KEY': apiKey,
		'X-BAPI-TIMESTAMP': '={{ $json.timestamp }}',
		'X-BAPI-RECV-WINDOW': RECV_WINDOW,
		'X-BAPI-SIGN': '={{ $json.signature }}',
	};
	const secret: ICredentialDataDecryptedObject = { hmacSecret: apiSecret };
	const { client } = harness.n8n;
	return [
		{
			name: 'Payload',
			type: SET,
			parameters: { assignments: { assignments }, options: {} },
		},
		{
			name: 'Signature',
			type: CRYPTO,
			parameters: {
				action: 'hmac',
				type: 'SHA256',
				value: `={{ $json.timestamp }}${apiKey}${RECV_WINDOW}{{ $json.body }}`,
				dataPropertyName: 'signature',
				encoding: 'hex',
			},
			credentials: { crypto: await client.createCredential('crypto', 'API secret', secret) },
		},
		{
			name: 'Signed request',
			type: HTTP_REQUEST,
			parameters: {
				method: 'POST',
				url: harness.exchange.url + PATH,
				sendHeaders: true,
				headerParameters: {
					parameters: Object.entries(headers).map(([name, value]) => ({ name, value })),
				},
				sendBody: true,
				contentType: 'raw',
				rawContentType: 'application/json',
				body: '={{ $json.body }}',
				options: {},
			},
		},
	];
};

/** The ways to send an alert's leverage to Bybit, by name. */
export const CHAINS = {
	'Bybit node': bybitChain,
	'HTTP Request node with the Bybit credential': httpRequestChain,
	'Edit Fields → Crypto → HTTP Request, signed by hand': handMadeChain,
} as const satisfies Record<string, ChainBuilder>;

/**
 * Activates a workflow of a webhook and one of the chains, with an API key of its own.
 *
 * @returns the webhook's path
 */
export async function activateChain(
	harness: Harness,
	chain: ChainBuilder,
	source: Source,
	defaultVersions: ReadonlyMap<string, number>,
): Promise<string> {
	const { client } = harness.n8n;
	const path = randomUUID();
	const rest = await chain(source, harness, harness.exchange.addAccount());
	const webhook = {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		webhookId: randomUUID(),
		parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
	};
	const nodes = [webhook, ...rest].map((node, column): INode => {
		const typeVersion = defaultVersions.get(node.type) ?? 1;
		return { id: randomUUID(), typeVersion, position: [column * 220, 0], ...node };
	});
	const connections = Object.fromEntries(
		nodes.slice(1).map(({ name }, index) => {
			const target = { node: name, type: 'main' as const, index: 0 };
			return [nodes[index]?.name ?? '', { main: [[target]] }];
		}),
	);
	const settings = { executionOrder: 'v1' };
	await client.activate(await client.createWorkflow({ name: path, nodes, connections, settings }));
	return path;
}
