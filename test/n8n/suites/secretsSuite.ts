import { generateKeyPairSync } from 'node:crypto';
import { basename } from 'node:path';
import { type AccountOptions, Exchange, type FaultName } from '../../exchange';
import { bybitNode, byName, httpRequestNode } from '../bybitNode';
import type { Harness } from '../harness';
import { type ActiveNode, activateNode, type TestedNode } from '../runNode';
import { dataFiles, searchFiles } from '../secretSearch';

/** Stored in the database and logged: finding it proves that the search works. */
const SYMBOL = 'TRXUSDT';

const PARAMETERS = { operation: 'setLeverage', symbol: byName(SYMBOL), leverage: 5 };
/** Otherwise n8n waits five minutes for a response. */
const SHORT = { requestOptions: { timeout: 400 } };

function rsaPair() {
	return generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	});
}

/** Makes executions fail in every way that involves a key or a signature, then searches for both. */
export function secretsSuite(harness: () => Harness): void {
	/** A credential with a new key. */
	function credential(changes: Record<string, unknown> = {}, options: AccountOptions = {}) {
		const key = harness().exchange.addAccount(options);
		return harness().createCredential(harness().credentialData(changes, key));
	}

	/** A credential whose requests all cause that fault. */
	async function withFault(fault: FaultName) {
		const key = harness().exchange.addAccount();
		harness().exchange.faults.next(fault, { times: Infinity, match: { apiKey: key.apiKey } });
		return harness().createCredential(harness().credentialData({}, key));
	}

	async function unreachable() {
		const closed = await Exchange.start();
		await closed.close();
		return credential({ baseUrl: closed.url });
	}

	const read = { url: '/v5/position/list?category=linear', options: { timeout: 400 } };
	const cases: Array<[failure: string, node: () => Promise<TestedNode>]> = [
		[
			'a wrong secret, for which the response contains the signed payload',
			async () => bybitNode(await credential({ apiSecret: 'wrong-secret-of-mine' }), PARAMETERS),
		],
		[
			'a private key from another pair',
			async () => {
				const changes = { keyType: 'rsa', privateKey: rsaPair().privateKey };
				const options = { rsaPublicKey: rsaPair().publicKey };
				return bybitNode(await credential(changes, options), PARAMETERS);
			},
		],
		[
			'a web page with status 403',
			async () => bybitNode(await withFault('countryBlocked'), PARAMETERS),
		],
		[
			'no response',
			async () => bybitNode(await withFault('silenceBeforeApplying'), { ...PARAMETERS, ...SHORT }),
		],
		['a refused connection', async () => bybitNode(await unreachable(), PARAMETERS)],
		[
			'a web page with status 403, in the HTTP Request node',
			async () => httpRequestNode(await withFault('countryBlocked'), read),
		],
		[
			'no response, in the HTTP Request node',
			async () => httpRequestNode(await withFault('silenceBeforeApplying'), read),
		],
		[
			'a refused connection, in the HTTP Request node',
			async () => httpRequestNode(await unreachable(), read),
		],
	];

	it('makes executions fail', async () => {
		// One by one: n8n 1 on SQLite cannot store workflows in parallel.
		const nodes: ActiveNode[] = [];
		for (const [, node] of cases) nodes.push(await activateNode(harness(), await node()));
		// In parallel: the node retries for up to half a minute.
		const statuses = await Promise.all(
			nodes.map(async (node) => (await node.run()).execution.status),
		);
		const runs = cases.map(([failure], n) => [failure, statuses[n]]);
		expect(runs).toEqual(cases.map(([failure]) => [failure, 'error']));
	}, 90_000);

	it('leaves no key, secret or signature in the log, the database or any other file', () => {
		const files = dataFiles(harness().n8n.folder);
		const found = searchFiles(files, new Map([[SYMBOL, 'symbol']])).map(({ file }) =>
			basename(file),
		);
		expect(found).toContain('n8n.log');
		expect(found.some((name) => name.startsWith('database.sqlite'))).toBe(true);
		expect(harness().secrets.secrets.size).toBeGreaterThan(20);
		expect(searchFiles(files, harness().secrets.secrets)).toEqual([]);
	});
}
