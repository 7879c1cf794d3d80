/** Fields that tell whose key or account it is, or what it holds. */
const PRIVATE_FIELDS = new Set([
	'affiliateID',
	'affiliateIDInt64',
	'apiKey',
	'id',
	'inviterID',
	'inviterIDInt64',
	'ips',
	'kycRegion',
	'note',
	'parentUid',
	'rsaPublicKey',
	'secret',
	'userID',
	'userIDInt64',
]);
/** Where `id` is the number of a risk tier, which is public. */
const RISK_TIER_FIELD = 'riskLimitValue';
/** Free text and regions are replaced, but are no secrets to look for elsewhere. */
const ORDINARY_WORDS = new Set(['kycRegion', 'note']);
const REDACTED = 'redacted';
/** What is shorter is no secret, and would be found everywhere. */
const SHORTEST_SECRET = 5;

/** The values of private fields, so that they are found wherever else they stand. */
export function secretsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) => {
		if (!isPrivate(key, value)) return secretsIn(part);
		if (ORDINARY_WORDS.has(key)) return [];
		const values: unknown[] = Array.isArray(part) ? part : [part];
		return values.map(String).filter((text) => text.length >= SHORTEST_SECRET);
	});
}

/** The same value with private fields and secrets replaced, each by one of the same type. */
export function redact(value: unknown, secrets: ReadonlySet<string>): unknown {
	if (typeof value === 'string') return redactText(value, secrets);
	if (Array.isArray(value)) return value.map((part) => redact(part, secrets));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, part]) => [
			key,
			isPrivate(key, value) ? placeholder(part) : redact(part, secrets),
		]),
	);
}

function redactText(text: string, secrets: ReadonlySet<string>): string {
	const shown = text.replace(/origin_string\[[^\]]*\]?/g, `origin_string[${REDACTED}]`);
	return [...secrets].reduce((rest, secret) => rest.replaceAll(secret, REDACTED), shown);
}

function isPrivate(key: string, owner: object): boolean {
	return PRIVATE_FIELDS.has(key) && !(RISK_TIER_FIELD in owner);
}

function placeholder(value: unknown): unknown {
	if (typeof value === 'number') return 0;
	if (Array.isArray(value)) {
		return value.map((part: unknown) => (part === '*' ? part : REDACTED));
	}
	// An empty field and "0" for "none" tell nobody anything, and are part of the shape.
	return value === '' || value === '0' || typeof value !== 'string' ? value : REDACTED;
}
