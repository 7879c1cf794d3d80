import { Expression, type IWorkflowDataProxyData } from 'n8n-workflow';
import {
	baseUrlExpression,
	environmentOptions,
	resolveBaseUrl,
} from '../../../credentials/bybitLeverageApi/environments';
import { EngineHarness, byName } from '../../engine/engineHarness';

let harness: EngineHarness;
beforeAll(async () => (harness = await EngineHarness.start()));
beforeEach(() => harness.exchange.reset());
afterAll(() => harness.stop());

const getLeverage = { operation: 'getLeverage', symbol: byName('BTCUSDT') };

/** n8n adds these fields to every credential that signs. */
describe.each([
	['All', { allowedHttpRequestDomains: 'all' }],
	['Specific Domains', { allowedHttpRequestDomains: 'domains', allowedDomains: 'example.com' }],
	['Specific Domains, none listed', { allowedHttpRequestDomains: 'domains' }],
	['None', { allowedHttpRequestDomains: 'none' }],
])('with Allowed HTTP Request Domains: %s', (_name, fields) => {
	it.each(['', '/', ' \n'])(
		'the node works on its own host (Base URL ending in %j)',
		async (end) => {
			const baseUrl = harness.exchange.url + end;
			const credentials = { ...harness.credentials(), ...fields, baseUrl };
			const { items, error } = await harness.run(getLeverage, { credentials });
			expect(error).toBeUndefined();
			expect(items[0]?.json).toMatchObject({ symbol: 'BTCUSDT' });
		},
	);

	it('an empty Base URL is explained by the credential', async () => {
		const credentials = { ...harness.credentials(), ...fields, baseUrl: '' };
		const { error } = await harness.run(getLeverage, { credentials });
		expect(error?.message).toContain('The Base URL of the Bybit credential is empty');
	});
});

it.each(['not a url', 'ftp://127.0.0.1', 'https://api.bybit.com/v5', 'https://api.bybit.com/?'])(
	'a Base URL of %j is explained by the credential',
	async (baseUrl) => {
		const { error } = await harness.run(getLeverage, {
			credentials: { ...harness.credentials(), baseUrl },
		});
		expect(error?.message).toContain('The Base URL of the Bybit credential is invalid');
		expect(harness.exchange.log).toHaveLength(0);
	},
);

describe('baseUrlExpression', () => {
	const evaluate = ($credentials: object) =>
		new Expression('UTC').resolveSimpleParameterValue(baseUrlExpression, {
			$credentials,
		} as unknown as IWorkflowDataProxyData);

	it.each(environmentOptions)('is the base URL of $name', ({ value: environment }) => {
		const fields = { environment, baseUrl: 'https://gateway.example' };
		expect(evaluate(fields)).toBe(resolveBaseUrl(fields));
	});
});
