import { getClockOffset, setClockOffset } from '../../../credentials/bybitLeverageApi/clockOffset';
import type { BybitCredentials } from '../../../credentials/bybitLeverageApi/credentialData';
import { resolveBaseUrl } from '../../../credentials/bybitLeverageApi/environments';
import { signRequest } from '../../../credentials/bybitLeverageApi/signRequest';
import type { Golden, GoldenRequest } from './golden';
import { redact, secretsIn } from './redact';

/** The parts of a response that the recorder looks at. */
interface Envelope {
	retCode?: number;
	result?: { list?: Array<Record<string, unknown>>; marginMode?: unknown; nextPageCursor?: string };
}

const KEPT_HEADERS = [
	'content-type',
	'x-bapi-limit',
	'x-bapi-limit-status',
	'x-bapi-limit-reset-timestamp',
];
const SET_LEVERAGE = '/v5/position/set-leverage';
/** Enough at once to exceed the limit of 10 a second. */
const BURST = 15;
const WRONG_CLOCK_MS = -60_000;

/**
 * Sends everything that this package relies on, and keeps the responses without anything secret. It
 * changes the leverage of one symbol and sets it back; modes are set to what they are.
 * @param symbol a linear contract without an open position
 * @returns recordings by name
 * @throws when the symbol has an open position, or when a secret would be kept
 */
export async function record(
	credentials: BybitCredentials,
	symbol: string,
	source: string,
): Promise<Map<string, Golden>> {
	const recorder = new Recorder(credentials, source);
	await recordMarket(recorder, symbol);
	const leverage = await recordAccount(recorder, symbol);
	await recordChanges(recorder, symbol, leverage);
	await recordErrors(recorder, symbol, leverage);
	recorder.checkSecrets();
	return recorder.recordings;
}

class Recorder {
	readonly recordings = new Map<string, Golden>();
	private readonly secrets: Set<string>;

	constructor(
		readonly credentials: BybitCredentials,
		private readonly source: string,
	) {
		const { apiKey, apiSecret = '', privateKey = '' } = credentials;
		this.secrets = new Set([apiKey, apiSecret, privateKey].filter((secret) => secret !== ''));
	}

	/** Sends a request, keeps its redacted response under a name, and returns what it was. */
	async keep(
		name: string,
		request: GoldenRequest,
		credentials?: BybitCredentials,
	): Promise<Envelope> {
		const { golden, body } = await this.send(request, credentials);
		this.recordings.set(name, golden);
		return body;
	}

	/** Sends a request. @param credentials to sign with; undefined: those of the recorder */
	async send(
		request: GoldenRequest,
		credentials = this.credentials,
	): Promise<{ golden: Golden; body: Envelope }> {
		const query = request.query ? `?${request.query}` : '';
		const signed = signRequest(credentials, {
			method: request.method,
			url: request.path + query,
			body: request.body,
		});
		const response = await fetch(signed.url, {
			method: request.method,
			headers: Object.entries(signed.headers).map(([name, value]) => [name, String(value)]),
			body: typeof signed.body === 'string' ? signed.body : undefined,
			redirect: 'manual',
		});
		const text = await response.text();
		const body = parse(text);
		for (const secret of secretsIn(body)) this.secrets.add(secret);
		const headers = Object.fromEntries(
			KEPT_HEADERS.map((name) => [name, response.headers.get(name) ?? '']).filter(([, v]) => v),
		);
		const kept = redact(body ?? text, this.secrets);
		const golden = {
			source: this.source,
			request,
			response: { status: response.status, headers, body: kept },
		};
		return { golden, body: body ?? {} };
	}

	/** @throws when a recording holds a secret all the same */
	checkSecrets(): void {
		for (const [name, golden] of this.recordings) {
			const text = JSON.stringify(golden);
			for (const secret of this.secrets) {
				if (text.includes(secret)) throw new Error(`The recording ${name} would hold a secret`);
			}
		}
	}
}

async function recordMarket(recorder: Recorder, symbol: string): Promise<void> {
	const get = (name: string, path: string, query = ''): Promise<Envelope> =>
		recorder.keep(name, { method: 'GET', path: `/v5/market/${path}`, query });
	const contract = `category=linear&symbol=${symbol}`;
	await get('serverTime', 'time');
	const page = await get('instruments', 'instruments-info', 'category=linear&limit=3');
	const cursor = encodeURIComponent(page.result?.nextPageCursor ?? '');
	await get('instrumentsNext', 'instruments-info', `category=linear&limit=3&cursor=${cursor}`);
	await get('instrumentsInverse', 'instruments-info', 'category=inverse&limit=3');
	await get('preMarket', 'instruments-info', 'category=linear&limit=3&status=PreLaunch');
	await get('riskLimit', 'risk-limit', contract);
	await get('ticker', 'tickers', contract);
	const candles = `${contract}&interval=1`;
	const now = Math.floor(Date.now() / 60_000) * 60_000;
	for (const kline of ['kline', 'mark-price-kline', 'index-price-kline']) {
		const name = kline.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
		await get(name, kline, `${candles}&limit=3`);
		await get(`${name}FromStart`, kline, `${candles}&limit=3&start=${now - 600_000}`);
		const range = `start=${now - 600_000}&end=${now - 300_000}`;
		await get(`${name}Range`, kline, `${candles}&limit=3&${range}`);
	}
	await get('klineLimitTooLarge', 'kline', `${candles}&limit=1001`);
	await get('klineWrongInterval', 'kline', `${contract}&interval=2`);
}

/** @returns the leverages of the symbol, as Bybit writes them */
async function recordAccount(recorder: Recorder, symbol: string): Promise<Leverages> {
	const get = (name: string, path: string, query = ''): Promise<Envelope> =>
		recorder.keep(name, { method: 'GET', path, query });
	await get('keyInfo', '/v5/user/query-api');
	await get('accountInfo', '/v5/account/info');
	const contract = `category=linear&symbol=${symbol}`;
	await get('futuresLeverage', '/v5/position/symbol-info', contract);
	await get('positions', '/v5/position/list', 'category=linear&settleCoin=USDT&limit=200');
	const { result } = await get('positionsOfSymbol', '/v5/position/list', contract);
	const rows = result?.list ?? [];
	if (rows.some(({ size }) => Number(size) !== 0)) {
		throw new Error(`${symbol} has an open position. Set BYBIT_SYMBOL to a symbol without one`);
	}
	const leverageOf = (index: number): string => {
		const row = rows.find(({ positionIdx }) => positionIdx === index) ?? rows[0];
		return typeof row?.leverage === 'string' ? row.leverage : '';
	};
	return { buy: leverageOf(1), sell: leverageOf(2), mode: rows.length > 1 ? 3 : 0 };
}

interface Leverages {
	buy: string;
	sell: string;
	mode: 0 | 3;
}

function setLeverage(symbol: string, buyLeverage: string, sellLeverage: string): GoldenRequest {
	const body = { category: 'linear', symbol, buyLeverage, sellLeverage };
	return { method: 'POST', path: SET_LEVERAGE, body };
}

async function recordChanges(
	recorder: Recorder,
	symbol: string,
	{ buy, sell, mode }: Leverages,
): Promise<void> {
	await recorder.keep('setLeverageUnchanged', setLeverage(symbol, buy, sell));
	const other = Number(buy) === 2 ? '3' : '2';
	await recorder
		.keep('setLeverage', setLeverage(symbol, other, other))
		.finally(() => recorder.send(setLeverage(symbol, buy, sell)));
	const { result } = (await recorder.send({ method: 'GET', path: '/v5/account/info' })).body;
	await recorder.keep('setMarginModeUnchanged', {
		method: 'POST',
		path: '/v5/account/set-margin-mode',
		body: { setMarginMode: result?.marginMode },
	});
	await recorder.keep('switchPositionModeUnchanged', {
		method: 'POST',
		path: '/v5/position/switch-mode',
		body: { category: 'linear', symbol, mode },
	});
}

async function recordErrors(
	recorder: Recorder,
	symbol: string,
	{ buy, sell }: Leverages,
): Promise<void> {
	const { credentials } = recorder;
	const contract = `category=linear&symbol=${symbol}`;
	const tiers = await recorder.send({
		method: 'GET',
		path: '/v5/market/risk-limit',
		query: contract,
	});
	const maximum = Number(tiers.body.result?.list?.[0]?.maxLeverage);
	const above = String(maximum + 1);
	await recorder.keep('setLeverageAboveMaximum', setLeverage(symbol, above, above));
	await recorder.keep('setLeverageZero', setLeverage(symbol, '0', '0'));
	await recorder.keep('setLeverageOffStep', setLeverage(symbol, '2.001', '2.001'));
	await recorder.keep('setLeverageUnknownSymbol', setLeverage('NOSUCHUSDT', '2', '2'));

	const list: GoldenRequest = { method: 'GET', path: '/v5/position/list', query: contract };
	await recorder.keep('positionsWithoutSymbol', { ...list, query: 'category=linear' });
	await recorder.keep('unknownKey', list, { ...credentials, apiKey: 'XXXXXXXXXXXXXXXXXX' });
	if (credentials.keyType === 'hmac') {
		await recorder.keep('wrongSecret', list, { ...credentials, apiSecret: 'wrong' });
	}
	const baseUrl = resolveBaseUrl(credentials);
	const offset = getClockOffset(baseUrl);
	setClockOffset(baseUrl, offset + WRONG_CLOCK_MS);
	await recorder.keep('wrongClock', list).finally(() => setClockOffset(baseUrl, offset));

	const burst = Array.from({ length: BURST }, () => recorder.send(setLeverage(symbol, buy, sell)));
	const limited = (await Promise.all(burst)).find(({ body }) => body.retCode === 10006);
	if (limited) recorder.recordings.set('rateLimited', limited.golden);
}

function parse(text: string): Envelope | undefined {
	try {
		return JSON.parse(text) as Envelope;
	} catch {
		return undefined;
	}
}
