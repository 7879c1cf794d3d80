import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { RestClientV5 } from 'bybit-api';

import type { BybitLeverageApi } from '../../credentials/BybitLeverageApi.credentials';
import type { Installed } from '../subjects/installed';
import { serveJob } from '../processes/jobProcess';

export interface SigningTask {
	installed: Installed;
	signatures: number;
	rounds: number;
}

/** ns per signature, round by round. */
export type SigningResult = Record<'authenticate' | 'bare' | 'bybitApi', number[]>;

/** bybit-api's way from parameters to a signature, which is protected. */
interface Signer {
	signRequest(data: object, method: 'POST', signMethod: 'v5auth'): Promise<{ sign: string }>;
}

const WARM_UP_ROUNDS = 5;
const apiKey = 'A1b2C3d4E5f6G7h8I9';
const apiSecret = 'J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7';
const body = { category: 'linear', symbol: 'BTCUSDT', buyLeverage: '6', sellLeverage: '6' };

function waysToSign({ package: folder }: Installed): Record<keyof SigningResult, () => unknown> {
	const load = createRequire(join(folder, 'package.json'));
	const { BybitLeverageApi: Credential } = load(
		'./dist/credentials/BybitLeverageApi.credentials.js',
	) as {
		BybitLeverageApi: new () => BybitLeverageApi;
	};
	const credential = new Credential();
	const stored = { environment: 'mainnet', keyType: 'hmac', apiKey, apiSecret, recvWindow: 5000 };
	const request = { method: 'POST', url: '/v5/position/set-leverage', body, json: true } as const;
	const client = new RestClientV5({ key: apiKey, secret: apiSecret }) as unknown as Signer;
	const before = `${Date.now()}${apiKey}5000`;
	return {
		authenticate: () => credential.authenticate(stored, request),
		bare: () =>
			createHmac('sha256', apiSecret)
				.update(before + JSON.stringify(body))
				.digest('hex'),
		bybitApi: () => client.signRequest(body, 'POST', 'v5auth'),
	};
}

/** @returns ns per call */
async function time(sign: () => unknown, signatures: number): Promise<number> {
	const start = process.hrtime.bigint();
	for (let i = 0; i < signatures; i++) await sign();
	return Number(process.hrtime.bigint() - start) / signatures;
}

serveJob(async ({ installed, signatures, rounds }: SigningTask): Promise<SigningResult> => {
	const ways = Object.entries(waysToSign(installed)) as Array<[keyof SigningResult, () => unknown]>;
	const result: SigningResult = { authenticate: [], bare: [], bybitApi: [] };
	for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
		for (const [name, sign] of round % 2 ? ways : [...ways].reverse()) {
			const cost = await time(sign, signatures);
			if (round >= 0) result[name].push(cost);
		}
	}
	return result;
});
