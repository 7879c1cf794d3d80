import { ChildServer } from './childServer';
import type { AccountCredentials, Counters } from '../../test/exchange';

interface Listening {
	url: string;
	account: AccountCredentials;
}

interface InstrumentsInfo {
	result: { list: Array<{ symbol: string; leverageFilter: { maxLeverage: string } }> };
}

/** The loopback exchange in its own process. */
export class ExchangeProcess {
	private constructor(private readonly server: ChildServer<Listening>) {}

	/**
	 * @param latency ms that a request and its response take together
	 * @param jitter ms, at most, that are added at random
	 * @param serverOffsets clocks of several servers, ms apart
	 */
	static async start(
		latency: number,
		jitter = latency / 2,
		serverOffsets: number[] = [],
	): Promise<ExchangeProcess> {
		const delay = [`--latency=${latency}`, `--jitter=${jitter}`];
		const servers = serverOffsets.length > 0 ? [`--server-clocks=${serverOffsets.join()}`] : [];
		const args = ['--port=0', '--quiet', ...delay, ...servers];
		return new ExchangeProcess(
			await ChildServer.start<Listening>(require.resolve('../../test/exchange/cli'), args),
		);
	}

	get place(): Place {
		const { url, account } = this.server.listening;
		return { baseUrl: url, apiKey: account.apiKey, apiSecret: account.apiSecret };
	}

	/** @returns that many symbols that allow a leverage of 5 */
	async symbols(count: number): Promise<string[]> {
		const path = '/v5/market/instruments-info?category=linear&limit=1000';
		const response = await fetch(this.place.baseUrl + path);
		const { result } = (await response.json()) as InstrumentsInfo;
		return result.list
			.filter(({ leverageFilter }) => Number(leverageFilter.maxLeverage) >= 5)
			.map(({ symbol }) => symbol)
			.slice(0, count);
	}

	/** Resets requests, leverage and rate limits. */
	async reset(): Promise<void> {
		await this.server.request({ type: 'reset' });
	}

	async counters(): Promise<Counters> {
		const { counters } = await this.server.request<{ counters: Counters }>({ type: 'stats' });
		return counters;
	}

	async stop(): Promise<void> {
		await this.server.stop();
	}
}

/** A key, and where it is valid. */
export interface Place {
	/** Scheme, host and port. */
	baseUrl: string;
	apiKey: string;
	apiSecret: string;
}
