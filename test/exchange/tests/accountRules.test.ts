import { Exchange, type AccountOptions } from '..';
import { postLeverage } from './exchangeClient';

let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start({ rateLimit: Infinity });
});
afterAll(() => exchange.close());
beforeEach(() => exchange.reset());

describe('accounts differ in what they allow', () => {
	const isolated = 'ISOLATED_MARGIN';
	const cross = 'REGULAR_MARGIN';
	const hedge = 'hedge';
	it.each<[string, AccountOptions, string, string, string, number]>([
		['one-way, equal', { marginMode: cross }, 'linear BTCUSDT', '6', '6', 0],
		['one-way, differing', { marginMode: isolated }, 'linear BTCUSDT', '6', '7', 10001],
		['hedge isolated, differing', { positionMode: hedge }, 'linear BTCUSDT', '6', '7', 0],
		['hedge isolated, one side kept', { positionMode: hedge }, 'linear BTCUSDT', '10', '7', 0],
		[
			'hedge cross, differing',
			{ positionMode: hedge, marginMode: cross },
			'linear BTCUSDT',
			'6',
			'7',
			10001,
		],
		[
			'hedge cross, equal',
			{ positionMode: hedge, marginMode: cross },
			'linear BTCUSDT',
			'6',
			'6',
			0,
		],
		[
			'hedge cross classic, differing',
			{ positionMode: hedge, marginMode: cross, uta: false },
			'linear BTCUSDT',
			'6',
			'7',
			0,
		],
		[
			'hedge for one symbol, there',
			{ positionModes: { BTCUSDT: hedge } },
			'linear BTCUSDT',
			'6',
			'7',
			0,
		],
		[
			'hedge for one symbol, elsewhere',
			{ positionModes: { BTCUSDT: hedge } },
			'linear ETHUSDT',
			'6',
			'7',
			10001,
		],
		['inverse on UTA, differing', { positionMode: hedge }, 'inverse BTCUSD', '6', '7', 10001],
		[
			'inverse on classic, differing',
			{ positionMode: hedge, uta: false },
			'inverse BTCUSDH27',
			'6',
			'7',
			0,
		],
		['portfolio margin', { marginMode: 'PORTFOLIO_MARGIN' }, 'linear BTCUSDT', '6', '6', 110038],
		[
			'portfolio margin, classic',
			{ marginMode: 'PORTFOLIO_MARGIN', uta: false },
			'linear BTCUSDT',
			'6',
			'6',
			140038,
		],
		['unchanged, classic', { uta: false }, 'linear BTCUSDT', '10', '10', 140043],
		['above the maximum, classic', { uta: false }, 'linear BTCUSDT', '101', '101', 140013],
		['read-only', { readOnly: true }, 'linear BTCUSDT', '6', '6', 10005],
		[
			'no Position permission',
			{ permissions: { ContractTrade: ['Order'] } },
			'linear BTCUSDT',
			'6',
			'6',
			10005,
		],
	])('%s', async (_name, options, contract, buy, sell, retCode) => {
		const [category = '', symbol = ''] = contract.split(' ');
		const account = exchange.addAccount(options);
		const { json } = await postLeverage(exchange.url, account, symbol, buy, sell, category);
		expect(json.retCode).toBe(retCode);
	});

	it('keys of one user share leverages, others do not', async () => {
		const second = exchange.addAccount({ uid: exchange.account.uid });
		const other = exchange.addAccount();
		await postLeverage(exchange.url, second, 'BTCUSDT', '6');
		const contract = { category: 'linear', symbol: 'BTCUSDT' } as const;
		expect(exchange.leverageOf(contract).buyLeverage).toBe('6');
		expect(exchange.leverageOf({ ...contract, apiKey: other.apiKey }).buyLeverage).toBe('10');
	});
});

describe('above the maximum', () => {
	afterEach(() => (exchange.aboveMaximum = 110013));

	it('may be 10001: only above what the contract ever allows', async () => {
		exchange.aboveMaximum = 10001;
		const account = exchange.addAccount({ positionMode: 'hedge' });
		const contract = { apiKey: account.apiKey, category: 'linear', symbol: 'BTCUSDT' } as const;
		const set = async (buy: string, sell: string): Promise<unknown> =>
			(await postLeverage(exchange.url, account, 'BTCUSDT', buy, sell)).json;
		expect(await set('101', '10')).toMatchObject({
			retCode: 10001,
			retMsg: 'buy leverage invalid',
		});
		expect(await set('10', '101')).toMatchObject({
			retCode: 10001,
			retMsg: 'sell leverage invalid',
		});
		exchange.setPosition({ ...contract, side: 'Buy', size: 10 });
		expect(await set('80', '80')).toMatchObject({ retCode: 110013 });
		expect(await set('75', '80')).toMatchObject({ retCode: 0 });
	});
});

describe('the risk limit', () => {
	it('allows less leverage on a larger position, side by side in hedge mode', async () => {
		const account = exchange.addAccount({ positionMode: 'hedge' });
		const contract = { apiKey: account.apiKey, category: 'linear', symbol: 'BTCUSDT' } as const;
		// 800,000 USDT is the end of the lowest tier; 10 BTC at 100,000 is beyond it.
		exchange.setPosition({ ...contract, side: 'Sell', size: 10 });
		const rejected = await postLeverage(exchange.url, account, 'BTCUSDT', '80');
		expect(rejected.json).toMatchObject({
			retCode: 110013,
			retMsg: 'cannot set leverage [8000] gt maxLeverage [7500] by risk limit',
		});
		const allowed = await postLeverage(exchange.url, account, 'BTCUSDT', '80', '75');
		expect(allowed.json.retCode).toBe(0);
		exchange.setPosition({ ...contract, side: 'Sell', size: 0 });
		const flat = await postLeverage(exchange.url, account, 'BTCUSDT', '80');
		expect(flat.json.retCode).toBe(0);
	});
});
