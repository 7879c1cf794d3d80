import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import type { BybitCredentials } from './bybitLeverageApi/credentialData';
import { environmentOptions, testEnvironments } from './bybitLeverageApi/environments';
import { signRequest } from './bybitLeverageApi/signRequest';

export class BybitLeverageApi implements ICredentialType {
	name = 'bybitLeverageApi';

	displayName = 'Bybit API';

	icon: Icon = {
		light: 'file:../nodes/Bybit/bybit.svg',
		dark: 'file:../nodes/Bybit/bybit.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-bybit-leverage/n8n-nodes-bybit-leverage#credential';

	httpRequestNode = {
		name: 'Bybit',
		docsUrl: 'https://bybit-exchange.github.io/docs/v5/intro',
		apiBaseUrlPlaceholder: 'https://api.bybit.com/v5/',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: environmentOptions,
			default: 'testnet',
			description:
				'The Bybit site where you created the API key. A key works on its own site only: a testnet key does not work on Mainnet.',
		},
		{
			displayName:
				'Real money: every change that a workflow makes with this credential takes effect on your account immediately. Try it on Testnet first.',
			name: 'realMoneyNotice',
			type: 'notice',
			default: '',
			// Nobody can tell what is behind a custom address.
			displayOptions: { hide: { environment: [...testEnvironments, 'custom'] } },
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://api.bybit.com',
			description:
				'The address of the API, scheme and host only. It must begin with https://; http:// is allowed for localhost only.',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'Key Type',
			name: 'keyType',
			type: 'options',
			options: [
				{
					name: 'Self-Generated (RSA)',
					value: 'rsa',
					description: 'You generated a key pair and registered the public key with Bybit',
				},
				{
					name: 'System-Generated (HMAC)',
					value: 'hmac',
					description: 'Bybit generated the key and secret (most common)',
				},
			],
			default: 'hmac',
			description: 'The type that you chose when you created the key on Bybit',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				"On Bybit, open your profile → API → Create New Key. Choose Read-Write, select Contract → Positions, and leave withdrawals and transfers unticked. Enter n8n's public IP address: a key without one expires after 90 days.",
		},
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Bybit shows the secret only once, when you create the key. If you lost it, create a new key.',
			displayOptions: { show: { keyType: ['hmac'] } },
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true, rows: 6 },
			default: '',
			required: true,
			placeholder: 'e.g. -----BEGIN PRIVATE KEY-----',
			description:
				'The whole PEM file, from the BEGIN line to the END line. Lost line breaks do not matter. Register only the public key with Bybit.',
			displayOptions: { show: { keyType: ['rsa'] } },
		},
		{
			displayName: 'Max Leverage',
			name: 'maxLeverage',
			type: 'string',
			default: '',
			placeholder: 'e.g. 10',
			description:
				'Highest leverage that any node can set with this credential, the HTTP Request node included. Requests above it fail before they are sent; they are never reduced. Leave empty for no limit.',
		},
		{
			displayName: 'Receive Window (ms)',
			name: 'recvWindow',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 60000 },
			default: 5000,
			description:
				'How long Bybit accepts a request after it was signed, in milliseconds. Raise it for a slow connection. It does not help when the clock of the n8n server is fast.',
		},
	];

	/**
	 * Signs every request that n8n sends with this credential: the node's and the HTTP Request node's.
	 * A property, not a method: n8n copies the instance's own properties into what the editor gets, and
	 * without this one the HTTP Request node does not list the type.
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> =>
		signRequest(credentials as unknown as BybitCredentials, requestOptions);
}
