import type { INodeParameters } from 'n8n-workflow';
import { bybitNode, byName, httpRequestNode } from '../bybitNode';
import type { Harness } from '../harness';
import type { CredentialRef } from '../rest/restTypes';
import { runNode } from '../runNode';

interface DomainSetting {
	/** The option's name in n8n. */
	setting: string;
	/** The fields in which n8n stores it. */
	fields: Record<string, string>;
	/** Whether the HTTP Request node may send to Bybit. */
	allowsHttpRequest: boolean;
	/** n8n 1 applies it only to the HTTP Request node's redirects. */
	isPartialInN8n1?: true;
}

const SETTINGS: DomainSetting[] = [
	{ setting: 'All', fields: { allowedHttpRequestDomains: 'all' }, allowsHttpRequest: true },
	{
		setting: 'Specific Domains, another domain',
		fields: { allowedHttpRequestDomains: 'domains', allowedDomains: 'example.com' },
		allowsHttpRequest: false,
		isPartialInN8n1: true,
	},
	{
		setting: "Specific Domains, the credential's own",
		fields: { allowedHttpRequestDomains: 'domains', allowedDomains: '127.0.0.1' },
		allowsHttpRequest: true,
	},
	{ setting: 'None', fields: { allowedHttpRequestDomains: 'none' }, allowsHttpRequest: false },
];

const OPERATIONS: Array<[operation: string, parameters: INodeParameters]> = [
	['setLeverage', { leverage: '5', options: { includePrevious: true } }],
	['getLeverage', {}],
	['getLeverageLimits', {}],
];

/**
 * "Allowed HTTP Request Domains", which n8n adds to every credential: it restricts the HTTP Request node,
 * and must never stop the Bybit node from sending to the credential's own host.
 */
export function allowedDomainsSuite(harness: () => Harness): void {
	beforeEach(() => harness().exchange.reset());

	describe.each(SETTINGS)('$setting', ({ setting, fields, ...expected }) => {
		let credential: CredentialRef;
		beforeAll(async () => {
			credential = await harness().createCredential(harness().credentialData(fields), setting);
		});

		it.each(OPERATIONS)('lets the node run %s', async (operation, parameters) => {
			const node = bybitNode(credential, { operation, symbol: byName('BTCUSDT'), ...parameters });
			const { execution, outputs } = await runNode(harness(), node);
			expect(execution.data.resultData.error?.message).toBeUndefined();
			expect(outputs[0]).toHaveLength(1);
			const { log } = harness().exchange;
			expect(log.length).toBeGreaterThan(0);
			expect(log.filter(({ retCode }) => retCode !== 0)).toEqual([]);
		});

		it('applies to the HTTP Request node', async () => {
			const isN8n1 = harness().version.startsWith('1.');
			const isAllowed = expected.allowsHttpRequest || (isN8n1 && expected.isPartialInN8n1);
			const url = `${harness().exchange.url}/v5/position/list?category=linear&symbol=BTCUSDT`;
			const { execution } = await runNode(harness(), httpRequestNode(credential, { url }));
			expect(execution.status).toBe(isAllowed ? 'success' : 'error');
			expect(harness().exchange.log).toHaveLength(isAllowed ? 1 : 0);
		});
	});
}
