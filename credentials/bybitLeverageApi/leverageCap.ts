import { CredentialError } from './CredentialError';
import type { BybitCredentials } from './credentialData';

/** Plain decimals only: exponents, signs, commas and other scripts' digits are read differently by different programs. */
const plainDecimal = /^\d+(\.\d+)?$/;

/** Every token of a valid JSON text: strings, punctuation, and the other literals. */
const jsonToken = /"(?:[^"\\]|\\.)*"|[:,{}[\]]|[^\s:,{}[\]"]+/g;

interface Field {
	name: string;
	/** The text of a string or number; undefined for every other kind of value. */
	value?: string;
}

/** Lower-case ASCII letters only, as lenient parsers compare names: `BUY_LEVERAGE`, `ſellLeverage`. */
function letters(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^a-z]/g, '');
}

function readValue(token = ''): string | undefined {
	if (token.startsWith('"')) return JSON.parse(token) as string;
	return /^[\d-]/.test(token) ? token : undefined;
}

/** Every field at any depth, repeated names included, which `JSON.parse` would drop. */
function listFields(json: string): Field[] {
	const tokens = json.match(jsonToken) ?? [];
	return tokens.flatMap((token, index) =>
		token.startsWith('"') && tokens[index + 1] === ':'
			? [{ name: JSON.parse(token) as string, value: readValue(tokens[index + 2]) }]
			: [],
	);
}

function toValidJson(body: unknown): string {
	if (body === undefined) return '';
	if (typeof body !== 'string') return JSON.stringify(body);
	try {
		JSON.parse(body);
		return body;
	} catch {
		return '';
	}
}

/** Undoes percent-encoding, also where it was applied twice, as proxies may; only ASCII matters here. */
function decodePath(path: string): string {
	const decode = (text: string) =>
		text.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
			String.fromCharCode(Number.parseInt(hex, 16)),
		);
	return decode(decode(decode(path)));
}

/**
 * Whether an endpoint sets leverage, however its path is spelled: Set Leverage of every API version and
 * product, Switch Cross/Isolated Margin, and the oldest API's leverage/save.
 *
 * @see https://bybit-exchange.github.io/docs/v5/position/leverage
 * @see https://bybit-exchange.github.io/docs/v5/position/cross-isolate
 */
function setsLeverage(pathname: string): boolean {
	const segments = decodePath(pathname)
		.split(/[\\/]+/)
		.map(letters);
	return segments.some(
		(segment, index) =>
			/^(setleverage|switchisolated)/.test(segment) ||
			(segment === 'leverage' && segments[index + 1]?.startsWith('save') === true),
	);
}

/** An expression that finds nothing leaves the field undefined: that is no reason to drop the limit. */
function hasNoLimit(credentials: { maxLeverage?: unknown }): boolean {
	return credentials.maxLeverage === '' || !Object.hasOwn(credentials, 'maxLeverage');
}

/**
 * @returns the highest leverage that the credential may set, in ×; undefined when its owner set no limit
 * @throws {CredentialError} when the field holds anything but a number from 1 up
 */
export function readMaxLeverage(credentials: { maxLeverage?: unknown }): number | undefined {
	if (hasNoLimit(credentials)) return undefined;
	const { maxLeverage } = credentials;
	const isReadable = typeof maxLeverage === 'string' || typeof maxLeverage === 'number';
	const text = isReadable ? String(maxLeverage).trim() : '';
	if (plainDecimal.test(text) && Number(text) >= 1) return Number(text);
	throw new CredentialError(
		'The Max Leverage of the Bybit credential is not a number from 1 up, so no leverage is set. Open the credential and enter a number such as 10 or 12.5, or clear the field for no limit.',
	);
}

function checkField({ name, value }: Field, cap: number, subject: string): void {
	const text = value?.trim() ?? '';
	if (!plainDecimal.test(text)) {
		throw new CredentialError(
			`${subject}${name} is not a plain number, so it cannot be checked against the Max Leverage of the Bybit credential (${cap}×). Nothing was sent. Enter a number such as 5 or 12.5.`,
		);
	}
	if (Number(text) <= cap) return;
	throw new CredentialError(
		`${subject}${Number(text)}× exceeds the Max Leverage of the Bybit credential (${cap}×). Nothing was sent. Lower the leverage, or ask the owner of the credential to raise Max Leverage.`,
	);
}

/**
 * Rejects a request that sets more leverage than the credential's owner allows. It never lowers a value.
 *
 * It checks every field whose name ends in "leverage", whatever the endpoint: a signature does not include
 * the path. A request to an endpoint that sets leverage must also have such a field.
 *
 * @param path path of the request, with its query if it has one, e.g. `/v5/position/set-leverage`
 * @param body the body as JSON text, or the object to be sent
 * @throws {CredentialError} when a leverage is above the limit or cannot be read, or the limit itself cannot
 */
export function checkLeverageCap(
	credentials: Pick<BybitCredentials, 'maxLeverage'>,
	path: string,
	body?: unknown,
): void {
	if (hasNoLimit(credentials)) return;
	const [pathname = '', query = ''] = path.split(/[?#]/, 2);
	const fields = listFields(toValidJson(body));
	const isEndpoint = setsLeverage(pathname);
	if (isEndpoint) {
		fields.push(...[...new URLSearchParams(query)].map(([name, value]) => ({ name, value })));
	}
	const leverages = fields.filter(({ name }) => letters(name).endsWith('leverage'));
	if (leverages.length === 0 && !isEndpoint) return;
	const cap = readMaxLeverage(credentials);
	if (cap === undefined) return;
	const symbol = fields.find(({ name }) => name === 'symbol')?.value ?? '';
	const subject = /^[A-Z\d-]{1,40}$/.test(symbol) ? `${symbol}: ` : '';
	if (leverages.length === 0) {
		throw new CredentialError(
			`${subject}the request has no leverage to check against the Max Leverage of the Bybit credential (${cap}×). Nothing was sent. Put buyLeverage and sellLeverage into a JSON body.`,
		);
	}
	for (const field of leverages) checkField(field, cap, subject);
}
