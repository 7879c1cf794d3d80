import { Exchange } from '..';
import { contradictions, extras, readGolden, shapeOf, type Golden } from '../record/golden';
import { get, post } from './exchangeClient';

/** Fields that Bybit's documentation names, but does not show in its example. */
const NOT_IN_EXAMPLES = new Set([
	'result.list[].displayName',
	'result.list[].mmrSysUpdatedTime',
	'result.list[].openTime',
	'result.nextPageCursor',
]);

/** The parts of a response that this package reads. */
const RELIED_ON: Readonly<Record<string, readonly string[]>> = {
	accountInfo: ['result.marginMode', 'result.unifiedMarginStatus'],
	futuresLeverage: ['result.list[].leverage', 'result.list[].positionIdx', 'result.list[].symbol'],
	keyInfo: ['readOnly', 'permissions.ContractTrade', 'ips', 'deadlineDay', 'isMaster'].map(
		(field) => `result.${field}`,
	),
	perpetual: [
		'baseCoin',
		'contractType',
		'deliveryTime',
		'leverageFilter.leverageStep',
		'leverageFilter.maxLeverage',
		'leverageFilter.minLeverage',
		'quoteCoin',
		'settleCoin',
		'status',
		'symbol',
		'symbolType',
	].map((field) => `result.list[].${field}`),
	positions: [
		'avgPrice',
		'leverage',
		'liqPrice',
		'markPrice',
		'positionIdx',
		'positionValue',
		'side',
		'size',
		'symbol',
		'unrealisedPnl',
	].map((field) => `result.list[].${field}`),
	riskLimit: ['initialMargin', 'maintenanceMargin', 'maxLeverage', 'riskLimitValue'].map(
		(field) => `result.list[].${field}`,
	),
	setMarginModeRejected: ['result.reasons[].reasonCode', 'result.reasons[].reasonMsg'],
	ticker: ['lastPrice', 'markPrice', 'symbol', 'turnover24h'].map(
		(field) => `result.list[].${field}`,
	),
};

let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start({
		rateLimit: Infinity,
		account: { equity: 999, positionModes: { MNTUSDT: 'hedge' } },
	});
	exchange.setPosition({ category: 'inverse', symbol: 'BTCUSD', side: 'Sell', size: 300 });
});
afterAll(() => exchange.close());

async function ownResponse({ request }: Golden): Promise<{ status: number; json: unknown }> {
	const { method, path, query, body } = request;
	return method === 'GET'
		? get(exchange.url, exchange.account, path, query)
		: post(exchange.url, exchange.account, path, JSON.stringify(body));
}

/** Every path of a shape, such as `result.list[].symbol`. */
const pathsOf = (value: unknown): string[] => {
	const walk = (shape: ReturnType<typeof shapeOf>, path: string): string[] => {
		if (typeof shape === 'string') return [path];
		if (Array.isArray(shape)) return [path, ...(shape[0] ? walk(shape[0], `${path}[]`) : [])];
		return [
			path,
			...Object.entries(shape).flatMap(([key, part]) => walk(part, path ? `${path}.${key}` : key)),
		];
	};
	return walk(shapeOf(value), '');
};

describe.each(readGolden('published'))("Bybit's published example %s", (name, golden) => {
	it('has the shape of our response', async () => {
		const { json, status } = await ownResponse(golden);
		expect(status).toBe(golden.response.status);
		const own = shapeOf(json);
		const theirs = shapeOf(golden.response.body);
		expect(contradictions(own, theirs)).toEqual([]);
		// Two of Bybit's examples leave the end of the envelope out.
		const envelope = ['retExtInfo', 'time'];
		const unknown = extras(own, theirs).filter((path) => !envelope.includes(path));
		expect(unknown.filter((path) => !NOT_IN_EXAMPLES.has(path))).toEqual([]);
	});

	it('has what this package reads, and so have we', async () => {
		const { json } = await ownResponse(golden);
		const fields = ['retCode', 'retMsg', 'result', ...(RELIED_ON[name] ?? [])];
		expect(pathsOf(golden.response.body)).toEqual(expect.arrayContaining(fields));
		expect(pathsOf(json)).toEqual(expect.arrayContaining(fields));
	});

	it('has the retCode of our response', async () => {
		const { json } = await ownResponse(golden);
		const { retCode } = golden.response.body as { retCode: number };
		// What was set above once is unchanged the second time.
		const unchanged: Record<string, number> = { setLeverage: 110043, switchPositionMode: 110025 };
		expect([retCode, unchanged[name]]).toContain((json as { retCode: number }).retCode);
	});
});

describe('candles, as in the examples', () => {
	it.each(['kline', 'markPriceKline', 'indexPriceKline'])('%s', async (name) => {
		const golden = readGolden('published').find(([other]) => other === name)?.[1];
		if (!golden) throw new Error(`no golden file ${name}`);
		const rowsOf = (body: unknown): string[][] =>
			(body as { result: { list: string[][] } }).result.list;
		const { json } = await ownResponse(golden);
		const theirs = rowsOf(golden.response.body);
		const ours = rowsOf(json);
		// The same candles in the same order: start, end and limit mean the same.
		expect(ours.map(([start]) => start)).toEqual(theirs.map(([start]) => start));
		expect(ours.map((row) => row.length)).toEqual(theirs.map((row) => row.length));
	});
});

// The owner's recordings, when there are any. Real values differ from ours: only types are compared.
const recorded = readGolden('recorded');
if (recorded.length > 0) {
	describe.each(recorded)('recorded: %s', (_name, golden) => {
		it('has the shape of our response', async () => {
			const { json } = await ownResponse(golden);
			expect(contradictions(shapeOf(json), shapeOf(golden.response.body))).toEqual([]);
		});
	});
}
