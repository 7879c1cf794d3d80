import { type AccountCredentials, Exchange, type ExchangeOptions } from '../exchange';
import { readExample, withCredential } from './example';
import { installN8n } from './install/install';
import { Secrets } from './leaks/secrets';
import { type Report, step } from './progress';
import type { CredentialRef, StoredWorkflow } from './rest/types';
import { type N8nServer, startN8n } from './server/server';
import type { Version } from './versions';

export const CREDENTIAL_TYPE = 'bybitLeverageApi';

export interface RigOptions {
	version: Version;
	/** The packed node. */
	tarball: string;
	env?: Record<string, string>;
	n8nPort?: number;
	exchange?: ExchangeOptions;
	report?: Report;
}

/** A real n8n with the packed node, and the loopback exchange that its credential points at. */
export class Rig {
	/** What n8n must keep to itself. */
	readonly secrets: Secrets;

	private constructor(
		readonly n8n: N8nServer,
		readonly exchange: Exchange,
	) {
		this.secrets = new Secrets(exchange);
	}

	/** Starts both; throws with the reason, and leaves nothing behind, when one does not start. */
	static async start(options: RigOptions): Promise<Rig> {
		const { version, report = () => undefined } = options;
		const installation = await installN8n(version, report);
		const exchange = await Exchange.start(options.exchange);
		try {
			const start = () =>
				startN8n({
					installation,
					tarball: options.tarball,
					env: options.env,
					port: options.n8nPort,
				});
			const n8n = await step(report, `starting n8n ${version} with the packed node`, start);
			return new Rig(n8n, exchange);
		} catch (error) {
			await exchange.close();
			throw error;
		}
	}

	async stop(): Promise<void> {
		await Promise.all([this.n8n.stop(), this.exchange.close()]);
	}

	/** The fields of a credential for a key, the exchange's own unless given; `changes` replace some. */
	credentialData(
		changes: Record<string, unknown> = {},
		key: AccountCredentials = this.exchange.account,
	): Record<string, unknown> {
		const { uid, apiKey, apiSecret } = key;
		const data = {
			environment: 'custom',
			baseUrl: this.exchange.url,
			keyType: 'hmac',
			apiKey,
			apiSecret,
			recvWindow: 5000,
			...changes,
		};
		this.secrets.add(uid, data);
		return data;
	}

	/** Stores a credential. */
	createCredential(data = this.credentialData(), name = 'Bybit account'): Promise<CredentialRef> {
		return this.n8n.client.createCredential(CREDENTIAL_TYPE, name, data);
	}

	/** Imports a workflow from examples/, chooses the credential in it, and activates it. */
	async activateExample(name: string, credential: CredentialRef): Promise<StoredWorkflow> {
		const workflow = withCredential(readExample(name), CREDENTIAL_TYPE, credential);
		const stored = await this.n8n.client.createWorkflow(workflow);
		await this.n8n.client.activate(stored);
		return stored;
	}
}
