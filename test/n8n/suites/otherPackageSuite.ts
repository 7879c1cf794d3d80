import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { bybitNode, byName, NODE_TYPE } from '../bybitNode';
import { CREDENTIAL_TYPE, type Harness } from '../harness';
import { packNode, type PackedNode } from '../install/packNode';
import { runNode } from '../runNode';
import { temporaryFolder } from '../support/temporaryFolder';

const OTHER_PACKAGE = 'n8n-nodes-other-bybit';

/** The files of another community package for Bybit, whose credential type is called `bybitApi`. */
const OTHER_FILES = {
	'package.json': JSON.stringify({
		name: OTHER_PACKAGE,
		version: '1.0.0',
		description: 'Another node for Bybit',
		keywords: ['n8n-community-node-package'],
		license: 'MIT',
		files: ['dist'],
		n8n: {
			n8nNodesApiVersion: 1,
			credentials: ['dist/BybitApi.credentials.js'],
			nodes: ['dist/Bybit.node.js'],
		},
	}),
	'dist/BybitApi.credentials.js': `
		exports.BybitApi = class BybitApi {
			name = 'bybitApi';
			displayName = 'Bybit API';
			properties = [{ displayName: 'Token', name: 'token', type: 'string', default: '' }];
			authenticate = {
				type: 'generic',
				properties: { headers: { 'x-other-token': '={{ $credentials.token }}' } },
			};
		};`,
	'dist/Bybit.node.js': `
		exports.Bybit = class Bybit {
			description = {
				displayName: 'Bybit',
				name: 'bybit',
				group: ['output'],
				version: 1,
				description: 'Another node for Bybit',
				defaults: { name: 'Bybit' },
				inputs: ['main'],
				outputs: ['main'],
				credentials: [{ name: 'bybitApi', required: true }],
				properties: [{ displayName: 'URL', name: 'url', type: 'string', default: '' }],
			};
			async execute() {
				const options = { method: 'GET', url: this.getNodeParameter('url', 0), json: true };
				const { httpRequestWithAuthentication } = this.helpers;
				const json = await httpRequestWithAuthentication.call(this, 'bybitApi', options);
				return [[{ json }]];
			}
		};`,
};

/** Packs another community package that has a node `bybit` and a credential type `bybitApi`. */
export async function packOtherPackage(): Promise<PackedNode> {
	const folder = temporaryFolder('other-package');
	try {
		mkdirSync(join(folder.path, 'dist'));
		for (const [name, text] of Object.entries(OTHER_FILES)) {
			writeFileSync(join(folder.path, name), text);
		}
		return await packNode(folder.path);
	} finally {
		folder.remove();
	}
}

/** Another Bybit package beside ours in the same n8n: each keeps its own node and credential type. */
export function otherPackageSuite(harness: () => Harness): void {
	const received: IncomingHttpHeaders[] = [];
	let server: Server;
	beforeAll(async () => {
		server = createServer((request, response) => {
			received.push(request.headers);
			response.setHeader('content-type', 'application/json');
			response.end('{"ok":true}');
		});
		await once(server.listen(0, '127.0.0.1'), 'listening');
	});
	afterAll(async () => {
		await once(server.close(), 'close');
	});

	it('leaves both nodes and both credential types in n8n', async () => {
		const { client } = harness().n8n;
		const nodes = (await client.nodeTypes()).map(({ name }) => name);
		expect(nodes).toEqual(expect.arrayContaining([NODE_TYPE, `${OTHER_PACKAGE}.bybit`]));
		const credentials = (await client.credentialTypes()).map(({ name }) => name);
		expect(credentials).toEqual(expect.arrayContaining([CREDENTIAL_TYPE, 'bybitApi']));
	});

	it('lets the other node use its own credential', async () => {
		const { port } = server.address() as AddressInfo;
		const token = 'token-of-the-other-package';
		const credential = await harness().n8n.client.createCredential('bybitApi', 'Other', { token });
		const { execution, outputs } = await runNode(harness(), {
			type: `${OTHER_PACKAGE}.bybit`,
			typeVersion: 1,
			parameters: { url: `http://127.0.0.1:${port}` },
			credentials: { bybitApi: credential },
		});
		expect(execution.status).toBe('success');
		expect(outputs[0]?.map(({ json }) => json)).toEqual([{ ok: true }]);
		expect(received).toEqual([expect.objectContaining({ 'x-other-token': token })]);
	});

	it('lets this node sign with its own credential', async () => {
		harness().exchange.reset();
		const credential = await harness().createCredential();
		const parameters = { operation: 'setLeverage', symbol: byName('BTCUSDT'), leverage: '5' };
		const { execution } = await runNode(harness(), bybitNode(credential, parameters));
		expect(execution.status).toBe('success');
		expect(harness().exchange.log).toEqual([
			expect.objectContaining({ signatureValid: true, retCode: 0 }),
		]);
	});
}
