import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import type { BybitCredentials } from './bybitCredentials';
import { credentialTest } from './credentialTest';
import { environmentOptions } from './environments';
import { signedRequest } from './signedRequest';

export class BybitApi implements ICredentialType {
	name = 'bybitApi';

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
				'The Bybit site on which the API key was made. A key works on its own site only: one made on testnet.bybit.com is unknown on Mainnet, and the other way round.',
		},
		{
			displayName:
				'Real money: whatever a workflow does with this credential takes effect on this account at once. Try it on Testnet first.',
			name: 'realMoneyNotice',
			type: 'notice',
			default: '',
			// Nobody knows what is behind an address of one's own.
			displayOptions: { hide: { environment: ['testnet', 'demo', 'jpTestnet', 'custom'] } },
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.bybit.com',
			description:
				'Address of the API up to the host. It begins with https://; http:// is accepted for this machine (localhost) only.',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'Key Type',
			name: 'keyType',
			type: 'options',
			options: [
				{
					name: 'System-Generated (HMAC)',
					value: 'hmac',
					description: 'Bybit made the key and showed a secret with it, once: the usual kind',
				},
				{
					name: 'Self-Generated (RSA)',
					value: 'rsa',
					description: 'You made a pair of keys yourself and gave Bybit the public one',
				},
			],
			default: 'hmac',
			description: 'Which of the two kinds you chose when you made the key on Bybit',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'On Bybit: profile picture → API → Create New Key (API Management). Choose Read-Write, tick Contract → Orders and Positions, and nothing that withdraws or transfers. Bind it to the public IP address of n8n: a key without one ends after 90 days.',
		},
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Bybit shows it once, when the key is made. If it is lost, delete the key and make a new one.',
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
				'The whole PEM file of your private key, from its BEGIN to its END line; lost line breaks do no harm. Only the public key goes to Bybit.',
			displayOptions: { show: { keyType: ['rsa'] } },
		},
		{
			displayName: 'Receive Window',
			name: 'recvWindow',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 60000 },
			default: 5000,
			description:
				'How many milliseconds a request stays valid after it was signed. Raise it for a slow connection; it does not help when the clock of this machine runs fast.',
		},
	];

	/** Signs whatever request of n8n's it is handed: the node's, the HTTP Request node's, the test's. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return signedRequest(credentials as unknown as BybitCredentials, requestOptions);
	}

	test: ICredentialTestRequest = credentialTest;
}
