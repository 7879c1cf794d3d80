import type { CredentialRef } from '../rest/types';
import { CREDENTIAL_TYPE } from '../rig';
import { onRealN8n } from '../suite';

onRealN8n("n8n's credential test", (rig) => {
	let credential: CredentialRef;

	beforeAll(async () => {
		credential = await rig().createCredential();
	});

	const test = (changes: Record<string, unknown> = {}) =>
		rig().n8n.client.testCredential(CREDENTIAL_TYPE, credential, rig().credentialData(changes));

	it('accepts a key that may set leverage', async () => {
		expect(await test()).toEqual({ status: 'OK', message: expect.any(String) });
	});

	it('says what is wrong with a bad secret', async () => {
		const { status, message } = await test({ apiSecret: 'not-the-secret' });
		expect(status).toBe('Error');
		expect(message).toMatch(/secret|sign/i);
	});
});
