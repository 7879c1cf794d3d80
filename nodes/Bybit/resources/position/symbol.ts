import { InputError, formatValue } from '../../errors/InputError';

/** `BTCUSDT`, `1000PEPEUSDT`, `BTCPERP`, `BTCUSDH26`, `BTC-26DEC25`, `BTCUSDT-26DEC25`. */
const bybitName = /^(?=.*[A-Z])[A-Z0-9]{3,28}(-\d{1,2}[A-Z]{3}\d{2})?$/;

/** ccxt's unified names: base, quote, and what the contract settles in. @see https://docs.ccxt.com */
const slashed = /^([A-Z0-9]+)\/([A-Z0-9]+)(?::([A-Z0-9]+))?$/;

const howToName =
	'Pick the symbol from the list, or write it as Bybit does, such as BTCUSDT; BYBIT:BTCUSDT.P, BTC/USDT and BTC/USDT:USDT are understood too.';

/** TradingView's form: the exchange before a colon, `.P` behind a perpetual contract. */
function fromTradingView(text: string, value: unknown): string {
	const [exchange, name = ''] = text.includes(':') ? text.split(':', 2) : ['BYBIT', text];
	if (exchange === 'BYBIT') return name.replace(/\.P$/, '');
	throw new InputError(
		`Symbol is ${formatValue(value)}, a symbol of another exchange: ${exchange}`,
		`Send this alert from a chart of Bybit's contract, or write the symbol as Bybit does. ${howToName}`,
	);
}

/** A linear contract settles in its quote coin, an inverse one in its base coin; nothing else exists. */
function fromCcxt([, base = '', quote = '', settle = quote]: RegExpMatchArray): string | undefined {
	// Bybit's own name for a perpetual that settles in USDC.
	if (quote === 'USDC' && settle === 'USDC') return `${base}PERP`;
	return settle === quote || (quote === 'USD' && settle === base) ? `${base}${quote}` : undefined;
}

/**
 * The symbol as Bybit names it, from what alerts and other tools really carry.
 *
 * @param value whatever the parameter holds
 * @returns upper case, such as `BTCUSDT`
 * @throws {InputError} for everything that would have to be guessed
 * @see https://bybit-exchange.github.io/docs/v5/enum#symbol
 */
export function readSymbol(value: unknown): string {
	const text = typeof value === 'string' ? value.trim().toUpperCase() : '';
	if (text === '' && (typeof value === 'string' || value === undefined || value === null))
		throw new InputError(
			'Symbol is empty',
			`When it comes from an alert, check that the expression names the right field. ${howToName}`,
		);
	const ccxt = slashed.exec(text);
	const symbol = ccxt ? fromCcxt(ccxt) : fromTradingView(text, value);
	if (symbol && bybitName.test(symbol)) return symbol;
	throw new InputError(
		`Symbol is ${formatValue(value)}, which is not the name of a contract`,
		howToName,
	);
}
