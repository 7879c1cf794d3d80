import type { INodeParameters } from 'n8n-workflow';

import { Exchange, type AccountCredentials, type ExchangeOptions } from '../exchange';
import type { BybitCredentialData } from './credentials';
import { runBybit, type RunOptions, type RunResult } from './runBybit';

/** The node in n8n's engine, with an exchange to talk to. */
export class EngineHarness {
	private constructor(readonly exchange: Exchange) {}

	static async start(options?: ExchangeOptions): Promise<EngineHarness> {
		return new EngineHarness(await Exchange.start(options));
	}

	async stop(): Promise<void> {
		await this.exchange.close();
	}

	/** What a user would store for a key of this exchange. */
	credentials(account: AccountCredentials = this.exchange.account): BybitCredentialData {
		const { apiKey, apiSecret } = account;
		return { environment: 'custom', baseUrl: this.exchange.url, apiKey, apiSecret };
	}

	/** Runs the node with these parameters; everything else as in a new node with a valid credential. */
	async run(parameters: INodeParameters, options: Partial<RunOptions> = {}): Promise<RunResult> {
		return await runBybit({ parameters, credentials: this.credentials(), ...options });
	}

	/** The bodies of the set-leverage requests that arrived, oldest first. */
	get bodies(): string[] {
		return this.exchange.log
			.filter(({ path }) => path === '/v5/position/set-leverage')
			.map(({ body }) => body);
	}
}

/** The symbol parameter as the panel stores a typed name, or an expression. */
export function byName(value: string) {
	return { __rl: true, mode: 'name', value };
}
