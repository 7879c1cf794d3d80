import { parseArgs } from 'node:util';
import { isVersion, NEWEST, VERSIONS, type Version } from '../versions';

export const HELP = `A price alert sets the leverage of a symbol, through a real n8n and an exchange on loopback.

  npm run demo -- [options]

  --once              end after the run; the exit status is 0 when all went as expected, else 1
  --n8n V             n8n's version: ${Object.keys(VERSIONS).join(', ')} (default ${NEWEST})
  --n8n-port N        port of n8n's editor (default: a free one)
  --exchange-port N   port of the exchange (default: a free one)
  --help              print this

The first run installs n8n into a cache folder (2.8 GB, some minutes); BYBIT_N8N_CACHE names
another folder. Nothing leaves this machine but npm's downloads.
`;

export interface DemoOptions {
	help: boolean;
	once: boolean;
	version: Version;
	n8nPort?: number;
	exchangePort?: number;
}

function port(name: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const number = Number(text);
	if (Number.isInteger(number) && number > 0 && number < 65_536) return number;
	throw new Error(`--${name} takes a port from 1 to 65535, not "${text}"`);
}

/** Reads the command line; throws on an unknown flag or a value that it cannot use. */
export function demoOptions(argv: string[]): DemoOptions {
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
		throw new Error(`--n8n takes one of ${Object.keys(VERSIONS).join(', ')}, not "${values.n8n}"`);
	}
	return {
		help: values.help,
		once: values.once,
		version: values.n8n,
		n8nPort: port('n8n-port', values['n8n-port']),
		exchangePort: port('exchange-port', values['exchange-port']),
	};
}
