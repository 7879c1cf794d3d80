import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestOptions,
} from 'n8n-workflow';

import { BybitLeverageApi } from '../../credentials/BybitLeverageApi.credentials';

const credentialType = new BybitLeverageApi();

/** What n8n stores for a Bybit credential; anything left out is as in a new credential. */
export type BybitCredentialData = Partial<
	Record<
		| 'environment'
		| 'baseUrl'
		| 'keyType'
		| 'apiKey'
		| 'apiSecret'
		| 'privateKey'
		| 'allowedHttpRequestDomains'
		| 'allowedDomains'
		| 'maxLeverage',
		string
	>
> & { recvWindow?: number };

/** n8n's credentials helper with nothing but the storage replaced: it signs with the real credential type. */
export class StoredCredentials extends ICredentialsHelper {
	/** @param delay ms that reading takes, by the how manieth reading it is: a database answers in any order */
	constructor(
		private readonly data: BybitCredentialData,
		private readonly delay: (reading: number) => number = () => 0,
		/** What reading it fails with, as when the database is down. */
		private readonly error: (reading: number) => Error | undefined = () => undefined,
	) {
		super();
	}

	private readings = 0;

	override getParentTypes(): string[] {
		return [];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return await credentialType.authenticate(credentials, requestOptions);
	}

	override async preAuthentication(): Promise<undefined> {}

	override async runPreAuthentication(): Promise<undefined> {}

	override async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		const reading = this.readings++;
		const delay = this.delay(reading);
		if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
		const error = this.error(reading);
		if (error) throw error;
		return { keyType: 'hmac', recvWindow: 5000, ...this.data };
	}

	override async getCredentials(): Promise<ICredentials> {
		throw new Error('The engine reads credentials decrypted');
	}

	override async updateCredentials(): Promise<void> {}

	override async updateCredentialsOauthTokenData(): Promise<void> {}

	override getCredentialsProperties() {
		return credentialType.properties;
	}
}
