import { parseArgs } from 'node:util';
import { ALL_VERSIONS, isVersion, NEWEST, type Version } from '../versions';

export const HELP = `A price falls, the Bybit Trigger fires, and the leverage changes: a real n8n and a loopback exchange.

  npm run demo -- [options]

  --once              exit after the alert; the exit code is 0 when everything is as expected, else 1
  --n8n V             n8n version: ${ALL_VERSIONS.join(', ')} (default ${NEWEST})
  --n8n-port N        port of n8n's editor (default: a free port)
  --exchange-port N   port of the exchange (default: a free port)
  --help              print this

The first run installs n8n into a cache folder (2.8 GB, a few minutes). BYBIT_N8N_CACHE names another
folder. Nothing but npm connects to the internet.
`;

export interface DemoOptions {
	help: boolean;
	once: boolean;
	version: Version;
	n8nPort?: number;
	exchangePort?: number;
}

function parsePort(name: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const number = Number(text);
	if (Number.isInteger(number) && number > 0 && number < 65_536) return number;
	throw new Error(`--${name} must be a port from 1 to 65535, not "${text}"`);
}

/** @throws Error on an unknown option or an invalid value. */
export function parseDemoOptions(argv: string[]): DemoOptions {
	const { values } = parseArgs({
		args: argv,
		options: {
			once: { type: 'boolean', default: false },
			n8n: { type: 'string', default: NEWEST },
			'n8n-port': { type: 'string' },
			'exchange-port': { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (!isVersion(values.n8n)) {
		throw new Error(`--n8n must be one of ${ALL_VERSIONS.join(', ')}, not "${values.n8n}"`);
	}
	return {
		help: values.help,
		once: values.once,
		version: values.n8n,
		n8nPort: parsePort('n8n-port', values['n8n-port']),
		exchangePort: parsePort('exchange-port', values['exchange-port']),
	};
}
