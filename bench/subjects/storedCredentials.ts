import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	ICredentialType,
	IHttpRequestOptions,
} from 'n8n-workflow';

import type { Place } from '../processes/exchangeProcess';

/** n8n's credentials helper with nothing but the storage replaced: it signs with the real credential type. */
export function storedCredentials(
	credentialType: ICredentialType,
	place: Place,
): ICredentialsHelper {
	const { authenticate } = credentialType;
	if (typeof authenticate !== 'function') throw new Error('The credential type signs nothing');
	const data = { environment: 'custom', keyType: 'hmac', recvWindow: 5000, ...place };
	const helper = {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		getDecrypted: async () => await Promise.resolve(data),
		getCredentialsProperties: () => credentialType.properties,
		preAuthentication: async () => await Promise.resolve(undefined),
		runPreAuthentication: async () => await Promise.resolve(undefined),
		authenticate: async (
			credentials: ICredentialDataDecryptedObject,
			_type: string,
			options: IHttpRequestOptions,
		) => await authenticate.call(credentialType, credentials, options),
	};
	// The engine asks for nothing else while a node runs.
	return helper as unknown as ICredentialsHelper;
}
