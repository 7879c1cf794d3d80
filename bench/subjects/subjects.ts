import type { INode, INodeType } from 'n8n-workflow';

import { asRegistered } from '../../test/engine/registry';
import type { N8n } from './loadN8n';
import { plainNode } from './plainNode';

/** A node that sets leverages, and how a user would have filled in its panel. */
export interface Subject {
	nodeType: INodeType;
	node: Pick<INode, 'parameters' | 'typeVersion'> & Partial<INode>;
}

const PATH = '/v5/position/set-leverage';
const symbol = '={{ $json.symbol }}';
const leverage = '={{ $json.leverage }}';
const credentials = { bybitLeverageApi: { id: '1', name: 'Bybit account' } };
/** n8n's own default, so that the node's ten seconds a try decide nothing when all is sent at once. */
const requestOptions = { timeout: 300_000 };

/** This package's node. */
export function bybitSubject(n8n: N8n): Subject {
	const parameters = {
		resource: 'position',
		operation: 'setLeverage',
		category: 'linear',
		symbol: { __rl: true, mode: 'name', value: symbol },
		side: 'both',
		leverage,
		requestOptions,
	};
	const node = {
		typeVersion: 1,
		credentials,
		parameters,
		onError: 'continueRegularOutput',
	} as const;
	return { nodeType: n8n.bybit, node };
}

/** The same request by n8n's engine alone, signed by the same credential. */
export function plainSubject(n8n: N8n): Subject {
	const sides = { buyLeverage: leverage, sellLeverage: leverage };
	const parameters = { category: 'linear', symbol, ...sides, requestOptions };
	const node = { typeVersion: 1, credentials, parameters };
	return { nodeType: asRegistered(n8n.core, plainNode), node };
}

/** n8n's HTTP Request node that sends the same body, unsigned. */
export function httpRequestSubject(n8n: N8n, baseUrl: string): Subject {
	const leverages = '"buyLeverage":"{{ $json.leverage }}","sellLeverage":"{{ $json.leverage }}"';
	const parameters = {
		method: 'POST',
		url: baseUrl + PATH,
		sendBody: true,
		contentType: 'json',
		specifyBody: 'json',
		jsonBody: `={"category":"linear","symbol":"{{ $json.symbol }}",${leverages}}`,
		options: {},
	};
	return { nodeType: n8n.httpRequest, node: { typeVersion: NEWEST_HTTP_REQUEST, parameters } };
}

/** The same, with the body's fields filled in one by one, as the panel has it at first. */
export function httpRequestFieldsSubject(n8n: N8n, baseUrl: string): Subject {
	const fields = [
		{ name: 'category', value: 'linear' },
		{ name: 'symbol', value: symbol },
		{ name: 'buyLeverage', value: leverage },
		{ name: 'sellLeverage', value: leverage },
	];
	const parameters = {
		method: 'POST',
		url: baseUrl + PATH,
		sendBody: true,
		contentType: 'json',
		specifyBody: 'keypair',
		bodyParameters: { parameters: fields },
		options: {},
	};
	return { nodeType: n8n.httpRequest, node: { typeVersion: NEWEST_HTTP_REQUEST, parameters } };
}

/** `defaultVersion` of the HTTP Request node in n8n 2.41. */
const NEWEST_HTTP_REQUEST = 4.5;
