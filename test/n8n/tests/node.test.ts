import { continueOnFail } from '../subjects/continue-on-fail';
import { credentialTest } from '../subjects/credential-test';
import { httpRequest } from '../subjects/http-request-node';
import { installation } from '../subjects/installation';
import { keepingSecrets } from '../subjects/keeping-secrets';
import { priceAlert } from '../subjects/price-alert';
import { reading } from '../subjects/reading';
import { symbolPicker } from '../subjects/symbol-picker';
import { onRealN8n } from '../suite';

onRealN8n(
	'the node',
	(rig) => {
		describe('Installed from the npm package', () => installation(rig));
		describe('Credential test', () => credentialTest(rig));
		describe('Price alert example, by webhook', () => priceAlert(rig));
		describe('Bad items among good ones, error output', () => continueOnFail(rig));
		describe('Symbol list', () => symbolPicker(rig));
		describe('Reading leverage and limits', () => reading(rig));
		describe('HTTP Request node with the credential', () => httpRequest(rig));
		// Last: it looks at what all of it left behind.
		describe('No secret in log or database', () => keepingSecrets(rig));
	},
	{
		env: { N8N_LOG_LEVEL: 'debug' },
		// The pace is other suites' subject; here it would only take time.
		exchange: { rateLimit: { 'set-leverage': 1000, 'position-list': 1000, 'query-api': 1000 } },
	},
);
