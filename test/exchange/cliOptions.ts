import { parseArgs } from 'node:util';
import type { AccountOptions } from './accounts/accounts';
import type { ExchangeOptions } from './exchangeOptions';

export const HELP = `A Bybit V5 on 127.0.0.1, with state and strict checks. For tests and demos only.

  npm run exchange -- [options]

  --port N            port to listen on (default 4545; 0 is a free one)
  --rate-limit N      set-leverage requests per rolling second and UID, or "none" (default 10)
  --no-ip-limit       no HTTP 403 after 600 requests in 5 s
  --latency MS        time under way of a request and its response together (default 0)
  --jitter MS         up to so much more, at random (default 0)
  --clock-offset MS   the exchange's clock minus this host's (default 0)
  --server-clocks A,B clocks of several servers, each minus the exchange's (default: one server)
  --demo              act as Demo Trading: 10032 for what it does not offer
  --key KEY           API key of the first account (default demo-key)
  --secret SECRET     its secret (default demo-secret)
  --quiet             print no line per request
  --help              print this

While it runs, type "BTCUSDT 95000" and Enter to change a price, "help" for this.
`;

/** Accounts that the command line makes besides the first, to try each kind by hand. */
export const DEMO_ACCOUNTS: ReadonlyArray<{ about: string; account: AccountOptions }> = [
	{
		about: 'hedge mode, isolated margin',
		account: { apiKey: 'hedge-key', apiSecret: 'hedge-secret', positionMode: 'hedge' },
	},
	{
		about: 'hedge mode, cross margin',
		account: {
			apiKey: 'cross-key',
			apiSecret: 'cross-secret',
			positionMode: 'hedge',
			marginMode: 'REGULAR_MARGIN',
		},
	},
	{
		about: 'portfolio margin',
		account: {
			apiKey: 'portfolio-key',
			apiSecret: 'portfolio-secret',
			marginMode: 'PORTFOLIO_MARGIN',
		},
	},
	{
		about: 'classic account',
		account: { apiKey: 'classic-key', apiSecret: 'classic-secret', uta: false },
	},
	{
		about: 'read-only',
		account: { apiKey: 'read-only-key', apiSecret: 'read-only-secret', readOnly: true },
	},
	{
		about: 'bound to another IP',
		account: { apiKey: 'bound-key', apiSecret: 'bound-secret', ips: ['203.0.113.7'] },
	},
	{
		about: 'expired',
		account: { apiKey: 'expired-key', apiSecret: 'expired-secret', expired: true },
	},
];

export interface CliOptions {
	help: boolean;
	quiet: boolean;
	/** The secret came from the command line: it is not ours to print. */
	secretGiven: boolean;
	exchange: ExchangeOptions;
}

/** Reads the command line; throws on an unknown flag or a value that is no number. */
export function cliOptions(argv: string[]): CliOptions {
	const { values } = parseArgs({
		args: argv,
		options: {
			port: { type: 'string', default: '4545' },
			'rate-limit': { type: 'string', default: '10' },
			'no-ip-limit': { type: 'boolean', default: false },
			latency: { type: 'string', default: '0' },
			jitter: { type: 'string', default: '0' },
			'clock-offset': { type: 'string', default: '0' },
			'server-clocks': { type: 'string' },
			demo: { type: 'boolean', default: false },
			key: { type: 'string', default: 'demo-key' },
			secret: { type: 'string' },
			quiet: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	return {
		help: values.help,
		quiet: values.quiet,
		secretGiven: values.secret !== undefined,
		exchange: {
			port: wholeNumber('port', values.port),
			rateLimit: rateLimit(values['rate-limit']),
			...(values['no-ip-limit'] ? { ipLimit: false } : {}),
			latency: {
				ms: wholeNumber('latency', values.latency),
				jitterMs: wholeNumber('jitter', values.jitter),
			},
			clockOffsetMs: wholeNumber('clock-offset', values['clock-offset'], -Infinity),
			...serverClocks(values['server-clocks']),
			environment: values.demo ? 'demo' : 'testnet',
			account: { apiKey: values.key, apiSecret: values.secret ?? 'demo-secret' },
		},
	};
}

function serverClocks(text: string | undefined): Pick<ExchangeOptions, 'serverOffsetsMs'> {
	if (text === undefined) return {};
	const offsets = text.split(',');
	return { serverOffsetsMs: offsets.map((one) => wholeNumber('server-clocks', one, -Infinity)) };
}

function rateLimit(text: string): number {
	return text === 'none' ? Infinity : wholeNumber('rate-limit', text, 1);
}

function wholeNumber(flag: string, text: string, least = 0): number {
	const value = Number(text);
	if (text.trim() === '' || !Number.isInteger(value) || value < least) {
		throw new Error(`--${flag} takes a whole number, not "${text}"`);
	}
	return value;
}
