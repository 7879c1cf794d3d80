import { describeOnN8n } from '../describeOnN8n';
import { allowedDomainsSuite } from '../suites/allowedDomainsSuite';
import { connectionSuite } from '../suites/connectionSuite';
import { credentialTestSuite } from '../suites/credentialTestSuite';
import { httpRequestSuite } from '../suites/httpRequestSuite';
import { installationSuite } from '../suites/installationSuite';
import { onErrorSuite } from '../suites/onErrorSuite';
import { otherPackageSuite, packOtherPackage } from '../suites/otherPackageSuite';
import { readSuite } from '../suites/readSuite';
import { secretsSuite } from '../suites/secretsSuite';
import { symbolListSuite } from '../suites/symbolListSuite';

describeOnN8n(
	'node',
	(harness) => {
		describe('Installation from the npm package', () => installationSuite(harness));
		describe('Credential test', () => credentialTestSuite(harness));
		describe('On Error settings', () => onErrorSuite(harness));
		describe('Broken connections', () => connectionSuite(harness));
		describe('Symbol list', () => symbolListSuite(harness));
		describe('Get Leverage and Get Leverage Limits', () => readSuite(harness));
		describe('HTTP Request node with the credential', () => httpRequestSuite(harness));
		describe('Allowed HTTP Request Domains', () => allowedDomainsSuite(harness));
		describe('Another package with a credential type bybitApi', () => otherPackageSuite(harness));
		// Last, because it searches what all the others have logged and stored.
		describe('No secret in log or database', () => secretsSuite(harness));
	},
	{
		env: { N8N_LOG_LEVEL: 'debug' },
		// So every test here also shows that another Bybit package does no harm.
		packOther: packOtherPackage,
		// The rate limit is tested elsewhere and would only make these tests slow.
		exchange: { rateLimit: { 'set-leverage': 1000, 'position-list': 1000, 'query-api': 1000 } },
	},
);
