import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IN8nHttpFullResponse,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { correctClockOffset } from '../../../credentials/bybitLeverageApi/clockOffset';
import type { BybitCredentials } from '../../../credentials/bybitLeverageApi/credentialData';
import { CredentialError } from '../../../credentials/bybitLeverageApi/CredentialError';
import { resolveBaseUrl } from '../../../credentials/bybitLeverageApi/environments';
import { readMaxLeverage } from '../../../credentials/bybitLeverageApi/leverageCap';
import { signRequest } from '../../../credentials/bybitLeverageApi/signRequest';
import { endpointOf } from '../client/endpoints';
import { connectionError, readResponse, type IsResult } from '../client/response';
import { asBybitRequestError, BybitRequestError } from '../errors/BybitRequestError';
import { grantPermission } from '../errors/catalogue/credentialErrors';
import { errorText } from '../errors/errorCode';
import { explainFailure } from '../errors/explainFailure';
import { quote } from '../errors/redactSecrets';

/** What may the key do; and where Bybit does not offer that: does it work? */
const PERMISSIONS_PATH = '/v5/user/query-api';
const ACCOUNT_PATH = '/v5/account/info';

const TIMEOUT_MS = 10_000;

/** Where Bybit has no Get API Key Information, as in Demo Trading. */
const NOT_OFFERED = [10017, 10032];
const WRONG_TIME = [10002, -1];

/**
 * What a key may do.
 *
 * @see https://bybit-exchange.github.io/docs/v5/user/apikey-info
 */
interface KeyInformation {
	/** 0 for a key that may write. */
	readOnly: number;
	permissions: { ContractTrade?: string[] };
	/** `['*']` when no IP address is bound. */
	ips?: string[];
	/** Days until the key expires; for keys without a bound IP address, and after a password change. */
	deadlineDay?: number;
	isMaster?: boolean;
}

function isKeyInformation(key: Partial<Record<keyof KeyInformation, unknown>>): boolean {
	const { readOnly, permissions } = key;
	return typeof readOnly === 'number' && typeof permissions === 'object' && permissions !== null;
}

function contractPermissions({ permissions }: KeyInformation): string[] {
	return permissions.ContractTrade ?? [];
}

/** What keeps a key from setting leverage; the first that applies is shown. */
const obstacles: ReadonlyArray<{ applies: (key: KeyInformation) => boolean; message: string }> = [
	{
		applies: ({ readOnly }) => readOnly !== 0,
		message: 'The API key is read-only: it can read leverage but not set it.',
	},
	{
		applies: (key) => contractPermissions(key).length === 0,
		message: 'The API key has no Contract permission, so it cannot set leverage.',
	},
	{
		applies: (key) => !contractPermissions(key).includes('Position'),
		message:
			'The API key has the permission Contract → Orders but not Contract → Positions, so it cannot set leverage.',
	},
];

/** When the key expires; undefined for a key that does not. */
function expiryOf({ deadlineDay = 0, ips = ['*'] }: KeyInformation): string | undefined {
	const days = deadlineDay > 0 ? `in ${deadlineDay} ${deadlineDay === 1 ? 'day' : 'days'}` : '';
	if (ips.length > 0 && !ips.includes('*')) return days && `It expires ${days}.`;
	return `No IP address is bound to it, so it expires ${days || 'after 90 days'}, or 7 days after a password change. On Bybit, go to API Management, edit the key, and enter n8n's public IP address.`;
}

/** What is worth knowing about a key that works. */
function remarksOn(key: KeyInformation): string[] {
	const subAccount = key.isMaster === false ? 'It belongs to a sub-account.' : undefined;
	return [expiryOf(key), subAccount].flatMap((remark) => remark || []);
}

function judge(key: KeyInformation): INodeCredentialTestResult {
	const obstacle = obstacles.find(({ applies }) => applies(key));
	if (obstacle) return { status: 'Error', message: `${obstacle.message} ${grantPermission}` };
	return {
		status: 'OK',
		message: ['The API key can set leverage.', ...remarksOn(key)].join(' '),
	};
}

type Outcome<Result> = { result: Result } | { error: BybitRequestError };

/**
 * One signed GET, by the only request function that n8n gives a credential's test.
 *
 * @throws what is neither Bybit's nor the connection's, such as a credential that cannot sign
 */
async function getOnce<Result extends object>(
	{ helpers }: ICredentialTestFunctions,
	credentials: BybitCredentials,
	path: string,
	isResult?: IsResult<Result>,
): Promise<Outcome<Result>> {
	const request = signRequest(credentials, {
		method: 'GET',
		url: path,
		json: true,
		simple: false,
		resolveWithFullResponse: true,
		timeout: TIMEOUT_MS,
	});
	return await helpers
		.request(request)
		.then((response: unknown) => readResponse(response as IN8nHttpFullResponse, isResult))
		.catch((thrown: unknown) => {
			const error = asBybitRequestError(connectionError(thrown) ?? thrown);
			const { host } = new URL(request.url);
			const { name } = endpointOf(path);
			error.request = { request: name, subject: 'Credential test', host, isTest: true };
			return { error };
		});
}

/** A GET that is sent once more when Bybit rejects its timestamp, by Bybit's clock then. */
async function get<Result extends object>(
	...request: Parameters<typeof getOnce<Result>>
): Promise<Outcome<Result>> {
	const sentAt = Date.now();
	const outcome = await getOnce(...request);
	if (!('error' in outcome)) return outcome;
	const { retCode = 0, serverTime } = outcome.error;
	if (!WRONG_TIME.includes(retCode) || serverTime === undefined) return outcome;
	correctClockOffset(resolveBaseUrl(request[1]), serverTime, sentAt, Date.now());
	return await getOnce(...request);
}

function isNotOffered({ failure, retCode = 0 }: BybitRequestError): boolean {
	return failure.kind === 'http' ? failure.status === 404 : NOT_OFFERED.includes(retCode);
}

async function readKey(
	context: ICredentialTestFunctions,
	credentials: BybitCredentials,
): Promise<INodeCredentialTestResult> {
	const key = await get<KeyInformation>(context, credentials, PERMISSIONS_PATH, isKeyInformation);
	if (!('error' in key)) return judge(key.result);
	if (!isNotOffered(key.error)) return toResult(key.error);
	const account = await get(context, credentials, ACCOUNT_PATH);
	if ('error' in account) return toResult(account.error);
	return {
		status: 'OK',
		message:
			'The API key works. This site does not report permissions: make sure that the key is Read-Write and has Contract → Positions.',
	};
}

function messageOf(error: unknown): string {
	if (error instanceof CredentialError) return error.message;
	if (error instanceof BybitRequestError && error.request)
		return errorText(explainFailure(error.failure, error.request));
	// Something of n8n's own, such as its protection against server-side request forgery.
	return `n8n could not send the request: ${quote(error instanceof Error ? error.message : String(error))}`;
}

function toResult(error: unknown): INodeCredentialTestResult {
	return { status: 'Error', message: messageOf(error) };
}

/**
 * The credential's test: asks Bybit what the key may do. It succeeds only for a key that can set leverage;
 * every other result says what is missing and how to fix it. It never throws.
 *
 * n8n shows the message of an error; that of a success is in its REST API only.
 *
 * @see https://bybit-exchange.github.io/docs/v5/user/apikey-info
 * @see https://bybit-exchange.github.io/docs/v5/account/account-info
 */
export async function testCredential(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const credentials = data as unknown as BybitCredentials;
	try {
		readMaxLeverage(credentials);
		return await readKey(this, credentials);
	} catch (error) {
		return toResult(error);
	}
}
