import { type AccountCredentials, Exchange, type ExchangeOptions } from '../exchange';
import { type ExampleSetup, prepareExample, readExample } from './exampleWorkflows';
import { installN8n } from './install/installN8n';
import type { PackedNode } from './install/packNode';
import type { CredentialRef, StoredWorkflow } from './rest/restTypes';
import { SecretRegistry } from './secretSearch';
import { type N8nServer, startN8nServer } from './server/n8nServer';
import { type Report, step } from './support/progress';
import type { Version } from './versions';

export const CREDENTIAL_TYPE = 'bybitLeverageApi';

const TESTNET = 'https://api-testnet.bybit.com';

/** The names of credentials in examples, which are those that n8n suggests. */
export const ACCOUNT = 'Bybit account';
export const SECOND_ACCOUNT = 'Bybit account 2';

/** What is entered in the examples that check one. */
export const PASSPHRASE = 'open sesame 42';

export interface HarnessOptions {
	version: Version;
	/** The packed node. */
	tarball: string;
	/** Another packed community package to install beside it. */
	packOther?: () => Promise<PackedNode>;
	env?: Record<string, string>;
	n8nPort?: number;
	exchange?: ExchangeOptions;
	report?: Report;
}

/** A real n8n with the packed node, and the loopback exchange that its credentials point to. */
export class Harness {
	/** What n8n must never log or store in plain text. */
	readonly secrets: SecretRegistry;

	private constructor(
		readonly version: Version,
		readonly n8n: N8nServer,
		readonly exchange: Exchange,
	) {
		this.secrets = new SecretRegistry(exchange);
	}

	/** Starts n8n and the exchange; when one does not start, it throws and nothing remains. */
	static async start(options: HarnessOptions): Promise<Harness> {
		const { version, env, packOther, report = () => undefined } = options;
		const installation = await installN8n(version, report);
		const exchange = await Exchange.start(options.exchange);
		let other: PackedNode | undefined;
		try {
			other = await packOther?.();
			const tarballs = [options.tarball, ...(other ? [other.tarball] : [])];
			const start = () => startN8nServer({ installation, tarballs, env, port: options.n8nPort });
			const n8n = await step(report, `starting n8n ${version} with the packed node`, start);
			return new Harness(version, n8n, exchange);
		} catch (error) {
			await exchange.close();
			throw error;
		} finally {
			other?.remove();
		}
	}

	async stop(): Promise<void> {
		await Promise.all([this.n8n.stop(), this.exchange.close()]);
	}

	/** The fields of a credential for a key, by default the exchange's first; `changes` override fields. */
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
		this.secrets.addCredential(uid, data);
		return data;
	}

	/** Stores a credential. */
	createCredential(data = this.credentialData(), name = ACCOUNT): Promise<CredentialRef> {
		return this.n8n.client.createCredential(CREDENTIAL_TYPE, name, data);
	}

	/**
	 * What to enter in an example, with loopback addresses in place of public ones.
	 * @param changes addresses and credentials are added to the usual ones
	 */
	async exampleSetup(changes: Partial<ExampleSetup> = {}): Promise<ExampleSetup> {
		const { url } = this.exchange;
		const account = changes.credentials?.[ACCOUNT] ?? (await this.createCredential());
		return {
			prices: url,
			passphrase: PASSPHRASE,
			...changes,
			credentials: { [SECOND_ACCOUNT]: account, ...changes.credentials, [ACCOUNT]: account },
			addresses: { [TESTNET]: url, ...changes.addresses },
		};
	}

	/** Imports a workflow from examples/ and does what its notes tell the user to do. */
	async importExample(name: string, changes: Partial<ExampleSetup> = {}): Promise<StoredWorkflow> {
		const workflow = prepareExample(readExample(name), await this.exampleSetup(changes));
		return this.n8n.client.createWorkflow(workflow);
	}

	/** Imports a workflow from examples/ as {@link importExample} does, and activates it. */
	async activateExample(
		name: string,
		changes: Partial<ExampleSetup> = {},
	): Promise<StoredWorkflow> {
		const workflow = await this.importExample(name, changes);
		await this.n8n.client.activate(workflow);
		return workflow;
	}
}
