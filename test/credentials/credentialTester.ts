import type {
	IAuthenticateRuleResponseCode,
	IAuthenticateRuleResponseSuccessBody,
} from 'n8n-workflow';
import { BybitLeverageApi } from '../../credentials/BybitLeverageApi.credentials';
import type { BybitCredentials } from '../../credentials/bybitLeverageApi/credentialData';
import { sendCredentialTest } from './n8nRequests';

type Rule = IAuthenticateRuleResponseCode | IAuthenticateRuleResponseSuccessBody;

interface Failure {
	message: string;
	cause?: { code?: string; response?: { status: number; statusText: string } };
}

const rules = (new BybitLeverageApi().test.rules ?? []) as Rule[];

/** The value at a path such as `result.permissions.ContractTrade.length`, as lodash finds it. */
function valueAt(body: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], body);
}

function judgeFailure({ message, cause }: Failure): string {
	const { response } = cause ?? {};
	if (!response) return cause?.code ?? message;
	const rule = rules.find(
		({ type, properties }) => type === 'responseCode' && properties.value === response.status,
	);
	return rule?.properties.message ?? response.statusText;
}

function judgeAnswer(body: unknown): string {
	for (const { type, properties } of rules) {
		if (type !== 'responseSuccessBody') continue;
		if (valueAt(body, properties.key) === properties.value) return properties.message;
	}
	return 'OK';
}

/**
 * What n8n's credential window shows: the request by n8n-core, the rules as n8n's tester applies
 * them, the first one that fits deciding.
 */
export async function testCredential(credentials: Partial<BybitCredentials>): Promise<string> {
	try {
		return judgeAnswer(await sendCredentialTest(credentials));
	} catch (error) {
		return judgeFailure(error as Failure);
	}
}
