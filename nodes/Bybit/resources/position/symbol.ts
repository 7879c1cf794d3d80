import { formatValue, InputError } from '../../errors/InputError';

const howToFix =
	'Pick the symbol from the list, or write it as Bybit does, e.g. BTCUSDT. BYBIT:BTCUSDT.P (TradingView), BTC/USDT and BTC/USDT:USDT work too.';

/** Why text is not a symbol, and which symbol is likely to be meant. */
interface Rejection {
	/** Continues the sentence `Symbol "…" `. */
	reason: string;
	likely?: string;
}

type Form = [pattern: RegExp, read: (...groups: string[]) => string | Rejection];

const unknown: Rejection = { reason: 'is not a Bybit symbol' };
const invalidDate: Rejection = { reason: 'contains a date that does not exist' };
const notQuarterly: Rejection = {
	reason: `${unknown.reason}: inverse futures expire in March, June, September or December`,
};

function didYouMean(likely: string): Rejection {
	return { ...unknown, likely };
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Codes of the months in which inverse futures expire. */
const quarterCodes: Readonly<Record<string, string>> = { MAR: 'H', JUN: 'M', SEP: 'U', DEC: 'Z' };

/** The day in UTC; undefined when the calendar has no such day. The years are 2000 to 2099. */
function toDate(year: string, month: string, day: string): Date | undefined {
	const index = months.indexOf(month);
	const date = new Date(Date.UTC(2000 + Number(year), index, Number(day)));
	return date.getUTCMonth() === index && date.getUTCDate() === Number(day) ? date : undefined;
}

/** Whether inverse futures can expire on that day. */
function isLastFriday(date: Date): boolean {
	const weekLater = new Date(date.getTime() + 7 * 86_400_000);
	return date.getUTCDay() === 5 && weekLater.getUTCMonth() !== date.getUTCMonth();
}

/** USDC contracts have no quote coin in their name. */
function linearName(base: string, quote: string): string {
	return quote === 'USDC' ? base : `${base}${quote}`;
}

/** A linear contract settles in its quote coin, an inverse one in its base coin. */
function fromCcxt(base = '', quote = '', settle = quote): string | Rejection {
	if (quote === 'USD' && settle === 'USDC') return didYouMean(`${base}PERP`);
	if (settle !== quote && !(quote === 'USD' && settle === base)) return unknown;
	return quote === 'USDC' ? `${base}PERP` : `${base}${quote}`;
}

function fromCcxtDated(...[base = '', quote = '', settle, year = '', mm, day = '']: string[]) {
	if (settle !== (quote === 'USD' ? base : quote)) return unknown;
	const month = months[Number(mm) - 1] ?? '';
	const date = toDate(year, month, day);
	if (!date) return invalidDate;
	if (quote !== 'USD') return `${linearName(base, quote)}-${day}${month}${year}`;
	const code = quarterCodes[month];
	if (code === undefined) return notQuarterly;
	const symbol = `${base}USD${code}${year}`;
	return isLastFriday(date) ? symbol : didYouMean(symbol);
}

/** A name that TradingView puts its name of the exchange before. */
function named(source: string): RegExp {
	return new RegExp(`^(?:BYBIT:)?${source}$`);
}

/**
 * Every form of a symbol, in upper case. The first that matches counts.
 *
 * @see https://bybit-exchange.github.io/docs/v5/enum#symbol
 * @see https://docs.ccxt.com/#/README?id=contract-naming-conventions
 */
const forms: readonly Form[] = [
	// ccxt
	[/^([A-Z0-9]+)\/(USDT|USDC|USD)(?::([A-Z0-9]+))?$/, fromCcxt],
	[/^([A-Z0-9]+)\/(USDT|USDC|USD):([A-Z0-9]+)-(\d\d)(\d\d)(\d\d)$/, fromCcxtDated],
	// Likely slips
	[named('([A-Z0-9]+USDT)[-_]?PERP(?:\\.P)?'), didYouMean],
	[named('([A-Z0-9]+)USDC(?:-?PERP)?'), (coin) => didYouMean(`${coin}PERP`)],
	[named('([A-Z0-9]+USD)([FGHJKMNQUVXZ])20(\\d\\d)'), (...parts) => didYouMean(parts.join(''))],
	[named('[A-Z0-9]+[FGHJKMNQUVXZ]20\\d\\d'), () => unknown],
	[/^(?:BYBIT:)?([A-Z0-9]+USDT?)(?:\.P)?[:/*+].+$/, didYouMean],
	[/^([A-Z0-9]+)[-_ ](USDT?)(?:[-_ ](?:SWAP|PERP))?$/, (base, quote) => didYouMean(base + quote)],
	[/^([A-Z0-9]+)[-_ ]USDC(?:[-_ ](?:SWAP|PERP))?$/, (base) => didYouMean(`${base}PERP`)],
	[/^([A-Z0-9]{1,3})$/, (coin) => didYouMean(`${coin}USDT`)],
	// TradingView, which names USDC perpetuals by their pair, and Bybit
	[named('([A-Z0-9]+)USDC\\.P'), (coin) => `${coin}PERP`],
	[named('([A-Z0-9]+)-PERP'), (coin) => `${coin}PERP`],
	[named('(\\d*[A-Z][A-Z0-9]*)(?:\\.P)?'), (symbol) => symbol],
	[
		named('(([A-Z0-9]+)-(\\d{1,2})([A-Z]{3})(\\d{2}))'),
		(symbol, _, day, month, year) => (toDate(year, month, day) ? symbol : invalidDate),
	],
];

/** What a conversion ends in: a name in Bybit's form, of a length that Bybit's names have. */
const bybitName = /^(?=\d*[A-Z])(?:[A-Z0-9]{4,28}|[A-Z0-9]{1,28}-\d{1,2}[A-Z]{3}\d{2})$/;

function read(text: string): string | Rejection {
	for (const [pattern, toSymbol] of forms) {
		const match = pattern.exec(text);
		if (match) return toSymbol(...match.slice(1));
	}
	return unknown;
}

/** The symbol that a text stands for. What it is converted to must itself stand for nothing else. */
function toSymbol(text: string): string | Rejection {
	const result = read(text);
	if (typeof result === 'string')
		return bybitName.test(result) && read(result) === result ? result : unknown;
	const { likely } = result;
	return likely === undefined || toSymbol(likely) === likely ? result : unknown;
}

/** A symbol for the error about another exchange's: its own where Bybit is likely to have it too. */
function exampleLike(name: string): string {
	const result = toSymbol(name);
	const symbol = typeof result === 'string' ? result : (result.likely ?? '');
	return /(USDT|PERP)$/.test(symbol) ? symbol : 'BTCUSDT';
}

/**
 * The symbol as Bybit writes it, from what alerts and other tools send:
 * `btcusdt`, `BYBIT:BTCUSDT.P`, `BTC/USDT:USDT`, `BTC/USD:BTC-250926`.
 *
 * @param value whatever the parameter holds
 * @returns upper case, such as `BTCUSDT`, `BTCPERP`, `BTCUSDT-26SEP25`, `BTCUSDU25`
 * @throws {InputError} for everything that would have to be guessed, naming the likely symbol
 * @see https://bybit-exchange.github.io/docs/v5/enum#symbol
 */
export function parseSymbol(value: unknown): string {
	if (value === undefined || value === null || (typeof value === 'string' && value.trim() === ''))
		throw new InputError(
			'Symbol is empty',
			`If it comes from an alert, check that the expression names the right field. ${howToFix}`,
		);
	// Some letters beyond ASCII have an upper case within it.
	const isAscii = typeof value === 'string' && /^[ -~]+$/.test(value.trim());
	const text = isAscii ? value.trim().toUpperCase() : '';
	const result = toSymbol(text);
	if (typeof result === 'string') return result;

	const { reason, likely } = result;
	const [, exchange = 'BYBIT', name = ''] = /^(\w+):(.+)$/.exec(text) ?? [];
	if (exchange !== 'BYBIT' && likely === undefined)
		throw new InputError(
			`Symbol ${formatValue(value)} is from another exchange. Use a Bybit chart, or e.g. ${exampleLike(name)}`,
			howToFix,
		);
	const question = likely === undefined ? '' : `. Did you mean ${likely}?`;
	throw new InputError(`Symbol ${formatValue(value)} ${reason}${question}`, howToFix);
}
