import { createHmac } from 'node:crypto';

import { systemClock } from '../../nodes/Bybit/client/clock';
import type { LimitFeedback } from '../../nodes/Bybit/client/rateLimiter';
import { sendItem } from '../../test/nodes/Bybit/client/simulatedWorkers';
import type { Place } from '../processes/exchangeProcess';
import { ALGORITHMS, type Algorithm } from './algorithms';

export interface WorkerTask {
	algorithm: Algorithm;
	place: Place;
	symbols: string[];
}

export interface WorkerResult {
	/** Symbols that were set. */
	succeeded: number;
	/** Requests that were refused with 10006. */
	refused: number;
	/** s until the last response. */
	seconds: number;
}

interface ResponseBody {
	retCode: number;
	time: number;
}

/** The least of a client: signs and sends one set-leverage request. */
async function setLeverage(place: Place, symbol: string): Promise<LimitFeedback & ResponseBody> {
	const { baseUrl, apiKey, apiSecret } = place;
	const leverages = { buyLeverage: '5', sellLeverage: '5' };
	const body = JSON.stringify({ category: 'linear', symbol, ...leverages });
	const timestamp = String(Date.now());
	const payload = `${timestamp}${apiKey}5000${body}`;
	const response = await fetch(`${baseUrl}/v5/position/set-leverage`, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			'X-BAPI-API-KEY': apiKey,
			'X-BAPI-TIMESTAMP': timestamp,
			'X-BAPI-RECV-WINDOW': '5000',
			'X-BAPI-SIGN': createHmac('sha256', apiSecret).update(payload).digest('hex'),
		},
		body,
	});
	const { retCode, time } = (await response.json()) as ResponseBody;
	const header = (name: string): number => Number(response.headers.get(`X-Bapi-Limit-${name}`));
	const rateLimited = retCode === 10006;
	const resetInMs = rateLimited ? header('Reset-Timestamp') - time : undefined;
	return { retCode, time, rateLimited, remaining: header('Status'), resetInMs };
}

async function work({ algorithm, place, symbols }: WorkerTask): Promise<WorkerResult> {
	const limiter = ALGORITHMS[algorithm].make(systemClock, Math.random);
	const result: WorkerResult = { succeeded: 0, refused: 0, seconds: 0 };
	const run = {};
	const start = performance.now();
	const send = async (symbol: string) => {
		const request = async () => {
			const response = await setLeverage(place, symbol);
			if (response.retCode === 0) result.succeeded += 1;
			if (response.rateLimited) result.refused += 1;
			return response;
		};
		await sendItem(limiter, { request }, run);
	};
	await Promise.all(symbols.map(send));
	result.seconds = (performance.now() - start) / 1_000;
	return result;
}

process.on('message', (task: WorkerTask) => {
	void work(task).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
