import { generateKeyPairSync } from 'node:crypto';
import { basename } from 'node:path';
import { type AccountOptions, Exchange, type FaultName } from '../../exchange';
import { bybitNode, byName, httpRequestNode } from '../bybit-node';
import { dataFiles, findIn } from '../leaks/search';
import type { Rig } from '../rig';
import { type PlacedNode, placeNode, type TestedNode } from '../run-node';

/** Found in every database and log: what shows that the search works. */
const SYMBOL = 'TRXUSDT';

const PARAMETERS = { operation: 'setLeverage', symbol: byName(SYMBOL), leverage: 5 };
/** For the node's own attempts; else n8n would wait five minutes for an answer that never comes. */
const SHORT = { requestOptions: { timeout: 400 } };

function rsaPair() {
	return generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	});
}

/** Makes executions fail in every way that has a key or a signature at hand, and looks for them. */
export function keepingSecrets(rig: () => Rig): void {
	/** A credential of a new key, with whatever is wrong about it. */
	function credential(changes: Record<string, unknown> = {}, options: AccountOptions = {}) {
		const key = rig().exchange.addAccount(options);
		return rig().createCredential(rig().credentialData(changes, key));
	}

	/** A credential whose requests all meet that fault. */
	async function faulty(fault: FaultName) {
		const key = rig().exchange.addAccount();
		rig().exchange.faults.next(fault, { times: Infinity, match: { apiKey: key.apiKey } });
		return rig().createCredential(rig().credentialData({}, key));
	}

	async function unreachable() {
		const gone = await Exchange.start();
		await gone.close();
		return credential({ baseUrl: gone.url });
	}

	const getting = { url: '/v5/position/list?category=linear', options: { timeout: 400 } };
	const cases: Array<[what: string, node: () => Promise<TestedNode>]> = [
		[
			'a wrong secret, which Bybit answers with the payload',
			async () => bybitNode(await credential({ apiSecret: 'wrong-secret-of-mine' }), PARAMETERS),
		],
		[
			'a private key of another pair',
			async () => {
				const changes = { keyType: 'rsa', privateKey: rsaPair().privateKey };
				const options = { rsaPublicKey: rsaPair().publicKey };
				return bybitNode(await credential(changes, options), PARAMETERS);
			},
		],
		[
			'a web page with status 403',
			async () => bybitNode(await faulty('countryBlocked'), PARAMETERS),
		],
		[
			'no answer',
			async () => bybitNode(await faulty('silenceBeforeApplying'), { ...PARAMETERS, ...SHORT }),
		],
		['a refused connection', async () => bybitNode(await unreachable(), PARAMETERS)],
		[
			'a web page with status 403, in the HTTP Request node',
			async () => httpRequestNode(await faulty('countryBlocked'), getting),
		],
		[
			'no answer, in the HTTP Request node',
			async () => httpRequestNode(await faulty('silenceBeforeApplying'), getting),
		],
		[
			'a refused connection, in the HTTP Request node',
			async () => httpRequestNode(await unreachable(), getting),
		],
	];

	it('makes executions fail', async () => {
		// n8n 1 does not take workflows at the same time on SQLite.
		const placed: PlacedNode[] = [];
		for (const [, node] of cases) placed.push(await placeNode(rig(), await node()));
		// At once: the node goes on trying for half a minute where another try may help.
		const statuses = await Promise.all(
			placed.map(async (node) => (await node.run()).execution.status),
		);
		const runs = cases.map(([what], n) => [what, statuses[n]]);
		expect(runs).toEqual(cases.map(([what]) => [what, 'error']));
	}, 90_000);

	it('leaves no key, secret or signature in the log, the database or any other file', () => {
		const files = dataFiles(rig().n8n.folder);
		const found = findIn(files, new Map([[SYMBOL, 'symbol']])).map(({ file }) => basename(file));
		expect(found).toContain('n8n.log');
		expect(found.some((name) => name.startsWith('database.sqlite'))).toBe(true);
		expect(rig().secrets.texts.size).toBeGreaterThan(20);
		expect(findIn(files, rig().secrets.texts)).toEqual([]);
	});
}
