/**
 * A credential or a request that is rejected before anything is sent. The message says what happened and
 * what to change. It holds nothing secret: n8n displays and stores it.
 */
export class CredentialError extends Error {
	override readonly name = 'CredentialError';
}
