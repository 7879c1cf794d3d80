import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import type { BybitCredentials } from '../../../credentials/bybitLeverageApi/credentialData';
import { GOLDEN, writeGolden } from './golden';
import { record } from './recorder';

const HELP = `Asks Bybit everything that this package relies on, and keeps the responses as golden
files that the loopback exchange is tested against. Needs a testnet or Demo Trading key with the
permission Contract -> Positions. Nothing secret is written.

  npm run record -- [--env FILE] [--out FOLDER]

  --env FILE     default .env.record, which git ignores:
                   BYBIT_API_KEY=...
                   BYBIT_API_SECRET=...         or BYBIT_PRIVATE_KEY_FILE=key.pem
                   BYBIT_ENVIRONMENT=testnet    or demo
                   BYBIT_SYMBOL=XRPUSDT         a symbol without an open position
  --out FOLDER   default test/exchange/golden/recorded

It changes the leverage of that symbol and sets it back. Modes stay as they are.
`;
const ENVIRONMENTS = ['testnet', 'demo', 'custom'] as const;

/** Reads an environment file. Only sites without real money are taken; `custom` is for loopback. */
export function readEnvironmentFile(path: string): {
	credentials: BybitCredentials;
	symbol: string;
	environment: string;
} {
	const values = parseEnv(readFileSync(path, 'utf8'));
	const environment = ENVIRONMENTS.find((name) => name === (values.BYBIT_ENVIRONMENT ?? 'testnet'));
	if (!environment) throw new Error(`BYBIT_ENVIRONMENT must be testnet or demo in ${path}`);
	const baseUrl = values.BYBIT_BASE_URL;
	if (environment === 'custom' && !baseUrl?.startsWith('http://127.0.0.1:')) {
		throw new Error(`BYBIT_BASE_URL must be on 127.0.0.1 in ${path}`);
	}
	if (!values.BYBIT_API_KEY) throw new Error(`BYBIT_API_KEY is missing in ${path}`);
	const keyFile = values.BYBIT_PRIVATE_KEY_FILE;
	const key = keyFile
		? { keyType: 'rsa' as const, privateKey: readFileSync(keyFile, 'utf8') }
		: { keyType: 'hmac' as const, apiSecret: values.BYBIT_API_SECRET ?? '' };
	const credentials = { environment, baseUrl, apiKey: values.BYBIT_API_KEY, ...key };
	return { credentials, environment, symbol: values.BYBIT_SYMBOL ?? 'XRPUSDT' };
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			env: { type: 'string', default: '.env.record' },
			out: { type: 'string', default: join(GOLDEN, 'recorded') },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(HELP);
		return;
	}
	const { credentials, symbol, environment } = readEnvironmentFile(values.env);
	const source = `${environment}, ${new Date().toISOString().slice(0, 10)}`;
	const recordings = await record(credentials, symbol, source);
	writeGolden(values.out, recordings);
	for (const [name, { response }] of recordings) {
		const { retCode, retMsg } = response.body as { retCode?: number; retMsg?: string };
		process.stdout.write(`${name}: HTTP ${response.status}, ${retCode ?? ''} ${retMsg ?? ''}\n`);
	}
}

if (require.main === module) {
	main().catch((error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
		process.exitCode = 1;
	});
}
