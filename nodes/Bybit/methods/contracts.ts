import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { systemClock, type Clock } from '../client/clock';
import { connectionError, readResponse } from '../client/response';
import { BybitRequestError } from '../errors/BybitRequestError';
import { parseSymbol } from '../resources/position/symbol';

export const INSTRUMENTS_PATH = '/v5/market/instruments-info';

/** A contract, as far as someone who chooses a symbol cares. */
export interface Contract {
	/** Bybit's name, such as `BTCUSDT`. */
	symbol: string;
	/** What is traded, such as `BTC`. */
	baseCoin: string;
	/** What it is priced in: `USDT`, `USDC` or `USD`. */
	quoteCoin: string;
	/** What profit and loss are paid in. */
	settleCoin: string;
	isPerpetual: boolean;
	/** Not listed for regular trading yet. */
	isPreMarket: boolean;
	/** When it expires or, for a perpetual, is delisted: ms since 1970; 0 for never. */
	endTime: number;
	/** Bybit's `symbolType`, such as `stock`; mostly empty. */
	type: string;
	/** In ×; undefined where Bybit does not say. */
	maxLeverage?: number;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/**
 * @param instrument an entry of instruments-info
 * @returns undefined when it has ended, or has no symbol
 * @see https://bybit-exchange.github.io/docs/v5/market/instrument
 */
export function toContract(instrument: IDataObject): Contract | undefined {
	const symbol = text(instrument.symbol);
	const isPreMarket = instrument.status === 'PreLaunch' || instrument.isPreListing === true;
	if (symbol === '' || (instrument.status !== 'Trading' && !isPreMarket)) return undefined;
	const { maxLeverage } = (instrument.leverageFilter ?? {}) as IDataObject;
	return {
		symbol,
		baseCoin: text(instrument.baseCoin),
		quoteCoin: text(instrument.quoteCoin),
		settleCoin: text(instrument.settleCoin),
		// A perpetual that is being delisted has a deliveryTime too.
		isPerpetual: text(instrument.contractType).endsWith('Perpetual'),
		isPreMarket,
		endTime: Number(instrument.deliveryTime) || 0,
		type: text(instrument.symbolType),
		maxLeverage: Number(maxLeverage) || undefined,
	};
}

/** Sends one request and returns the response, whatever its status. */
export type Send = (request: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;

/** A page of instruments-info. */
interface InstrumentsPage {
	list: IDataObject[] | null;
	/** Empty on the last page. It comes percent-encoded, and is encoded once more as a value. */
	nextPageCursor?: string;
}

/** A list without entries may come as null. */
function isPage({ list }: { list?: unknown }): boolean {
	return list === null || Array.isArray(list);
}

/** The most that Bybit puts on one page. */
const PAGE_SIZE = 1000;

/** A list without an end is cut here: 20,000 contracts, some 25 times what Bybit has. */
const MAX_PAGES = 20;

/** ms; someone waits in front of the list. */
const TIMEOUT = 10_000;

async function readPage(send: Send, baseUrl: string, qs: IDataObject): Promise<InstrumentsPage> {
	const response = await send({
		method: 'GET',
		url: `${baseUrl}${INSTRUMENTS_PATH}`,
		qs,
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: TIMEOUT,
	}).catch((error: unknown) => {
		throw connectionError(error) ?? error;
	});
	return readResponse<InstrumentsPage>(response, isPage).result;
}

async function readPages(send: Send, baseUrl: string, query: IDataObject): Promise<IDataObject[]> {
	const instruments: IDataObject[] = [];
	let cursor = '';
	for (let pages = 0; pages < MAX_PAGES; pages++) {
		const qs = { ...query, limit: PAGE_SIZE, ...(cursor && { cursor }) };
		const { list, nextPageCursor = '' } = await readPage(send, baseUrl, qs);
		instruments.push(...(list ?? []));
		if (nextPageCursor === '' || nextPageCursor === cursor) break;
		cursor = nextPageCursor;
	}
	return instruments;
}

/**
 * All contracts of a category that are tradable or in pre-market, over all pages. Bybit leaves the latter out
 * unless their status is asked for.
 *
 * @param baseUrl of the API, such as `https://api-testnet.bybit.com`
 * @throws {BybitRequestError} when a page cannot be read
 * @see https://bybit-exchange.github.io/docs/v5/market/instrument
 */
export async function readContracts(
	send: Send,
	baseUrl: string,
	category: string,
): Promise<Contract[]> {
	const trading = await readPages(send, baseUrl, { category });
	const preLaunch = await readPages(send, baseUrl, { category, status: 'PreLaunch' }).catch(
		(error: unknown) => {
			// A site that does not know the status has no such contracts.
			if (error instanceof BybitRequestError && error.retCode === 10001) return [];
			throw error;
		},
	);
	const contracts = new Map<string, Contract>();
	for (const instrument of [...preLaunch, ...trading]) {
		const contract = toContract(instrument);
		if (contract) contracts.set(contract.symbol, contract);
	}
	return [...contracts.values()];
}

/** ms that a list is kept: long enough for typing, short enough for a new listing to show. */
const TTL = 60_000;

/** Lists kept at once. The oldest is dropped first. */
const MAX_ENTRIES = 20;

/** Contract lists read a short while ago. Whoever asks while a list is being read shares the request. */
export class ContractCache {
	private readonly entries = new Map<string, { contracts: Promise<Contract[]>; expires: number }>();

	constructor(private readonly clock: Pick<Clock, 'now'> = systemClock) {}

	/** The list under `key`; `load` reads it when there is none, or only an old one. An error is not kept. */
	async get(key: string, load: () => Promise<Contract[]>): Promise<Contract[]> {
		const cached = this.entries.get(key);
		if (cached && this.clock.now() < cached.expires) return await cached.contracts;

		const contracts = load();
		const entry = { contracts, expires: Infinity };
		this.entries.delete(key);
		this.entries.set(key, entry);
		const [oldest = key] = this.entries.keys();
		if (this.entries.size > MAX_ENTRIES) this.entries.delete(oldest);
		contracts.then(
			() => (entry.expires = this.clock.now() + TTL),
			() => this.entries.get(key) === entry && this.entries.delete(key),
		);
		return await contracts;
	}
}

/** What a `symbolType` is called in the list; another one is shown as it is. Crypto needs no name. */
const typeNames: Readonly<Record<string, string>> = {
	adventure: '',
	innovation: '',
	xstocks: 'stock',
};

const MONTHS = [
	...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
	...['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
];

/** A day such as `Jan 15, 2027`. Intl would take 10 ms of n8n's start. */
function formatDay(ms: number): string {
	const day = new Date(ms);
	return `${MONTHS[day.getUTCMonth()] ?? ''} ${day.getUTCDate()}, ${day.getUTCFullYear()}`;
}

/** What sets a contract apart, the most important first, such as `pre-market`, `USDT perpetual`. */
export function traitsOf(contract: Contract): string[] {
	const { baseCoin, endTime, isPerpetual, isPreMarket, settleCoin, type } = contract;
	const day = endTime > 0 ? formatDay(endTime) : '';
	const settlement = settleCoin === baseCoin ? 'inverse' : settleCoin;
	return [
		isPerpetual && endTime > 0 ? `being delisted ${day}` : '',
		isPreMarket ? 'pre-market' : '',
		typeNames[type] ?? type,
		isPerpetual ? `${settlement} perpetual` : `${settlement} futures${day && ` until ${day}`}`,
	].filter((trait) => trait !== '');
}

/** The symbol that was typed in one of the forms that the field takes, if it was. */
function typedSymbol(filter: string): string | undefined {
	try {
		return parseSymbol(filter);
	} catch {
		return undefined;
	}
}

/** `BYBIT:`, `.P` and separators are no part of a name. Half of a form is being typed most of the time. */
function wordsOf(filter: string): string[] {
	const name = filter
		.toUpperCase()
		.replace(/^\s*BYBIT:/, '')
		.replace(/\.P?\s*$/, '');
	return name.split(/[\s/:]+/).filter((word) => word !== '');
}

/** How well a word fits, 0 best: the name, the coin, what begins so, a trait such as "perp", what contains it. */
function rankWord(contract: Contract, word: string): number {
	const { symbol, baseCoin, quoteCoin } = contract;
	const pair = baseCoin + quoteCoin;
	if (symbol === word || baseCoin === word || pair === word) return symbol === word ? 0 : 1;
	if (symbol.startsWith(word) || pair.startsWith(word)) return 2;
	const traits = traitsOf(contract).join(' ').toUpperCase();
	if (` ${quoteCoin} ${traits}`.includes(` ${word}`)) return 4;
	return symbol.includes(word) || pair.includes(word) ? 3 : Infinity;
}

/** Each word must fit; the one that fits best counts. */
function rank(contract: Contract, words: readonly string[], exact?: string): number {
	if (contract.symbol === exact) return -1;
	const ranks = words.map((word) => rankWord(contract, word));
	return ranks.includes(Infinity) ? Infinity : Math.min(5, ...ranks);
}

function positionIn(order: readonly string[], value: string): number {
	const position = order.indexOf(value);
	return position < 0 ? order.length : position;
}

/** Perpetuals before futures, USDT before USDC before coins; then the coins most traded, then by name. */
function sortKeys({ baseCoin, endTime, isPerpetual, settleCoin, symbol }: Contract) {
	return [
		Number(!isPerpetual),
		positionIn(['USDT', 'USDC'], settleCoin),
		positionIn(['BTC', 'ETH', 'SOL'], baseCoin),
		// Coins counted by the thousand (1000PEPE) come after those with plain names.
		Number(/^\d/.test(baseCoin)),
		baseCoin,
		endTime,
		symbol,
	];
}

function compare(one: ReadonlyArray<string | number>, other: ReadonlyArray<string | number>) {
	for (const [index, value] of one.entries()) {
		const against = other[index] ?? value;
		if (value !== against) return value < against ? -1 : 1;
	}
	return 0;
}

/**
 * The contracts that fit what was typed, best first; all of them when nothing was.
 *
 * @param filter a symbol in any form that the field takes, part of one, or words such as "sol perp"
 */
export function findContracts(contracts: readonly Contract[], filter = ''): Contract[] {
	const exact = typedSymbol(filter);
	const words = wordsOf(filter);
	return contracts
		.map((contract) => ({ contract, keys: [rank(contract, words, exact), ...sortKeys(contract)] }))
		.filter(({ keys }) => keys[0] !== Infinity)
		.sort((one, other) => compare(one.keys, other.keys))
		.map(({ contract }) => contract);
}
