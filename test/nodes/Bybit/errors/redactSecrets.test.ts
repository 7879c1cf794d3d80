import fc from 'fast-check';

import { explainFailure } from '../../../../nodes/Bybit/errors/explainFailure';
import { retCodes } from '../../../../nodes/Bybit/errors/catalogue/retCodes';
import { redactSecrets } from '../../../../nodes/Bybit/errors/redactSecrets';
import { setLeverage } from './requests';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const textOf = (characters: string, minLength: number, maxLength: number) =>
	fc
		.array(fc.constantFrom(...Array.from(characters)), { minLength, maxLength })
		.map((drawn) => drawn.join(''));

/** Keys of any length that Bybit has had, whatever they are made of. */
const anyKey = textOf(letters, 8, 40);

/** As Bybit makes them: 18 characters (secrets 36), capitals, small letters and digits drawn alike. */
const bybitKey = textOf(letters, 18, 36).filter((key) => /[a-z]/.test(key) && /[A-Z0-9]/.test(key));

const signature = fc.oneof(textOf('0123456789abcdef', 64, 64), textOf(`${letters}+/`, 340, 344));

const words = fc.constantFrom('', 'error sign! ', 'Invalid request. ', '! ', 'params error: ');

const failures = fc.oneof(
	fc.constantFrom(...retCodes.keys(), 987654).map((retCode) => ({
		kind: 'retCode' as const,
		retCode,
	})),
	fc.constantFrom(302, 401, 403, 404, 503).map((status) => ({
		kind: 'http' as const,
		status,
		html: false,
	})),
);

/** Nothing that was kept secret is in anything that is shown. */
function expectHidden(failure: object, retMsg: string, secret: string): void {
	const result = { reasons: [{ reasonMsg: retMsg }] };
	const shown = JSON.stringify(
		explainFailure({ ...failure, retMsg, result } as never, setLeverage),
	);
	expect(shown).not.toContain(secret);
}

describe('what is secret in the words of Bybit', () => {
	it('never shows when it is in the text that was signed', () => {
		fc.assert(
			fc.property(
				failures,
				words,
				anyKey,
				fc.constantFrom('origin_string[', 'origin_string: ', 'Origin_String [', 'originString['),
				fc.constantFrom('5000{"symbol":"BTCUSDT"}]', '5000category=linear]', '5000'),
				(failure, before, key, name, after) =>
					expectHidden(failure, `${before}${name}1658385579423${key}${after}`, key),
			),
		);
	});

	it('never shows when it is named', () => {
		fc.assert(
			fc.property(
				failures,
				words,
				fc.oneof(anyKey, signature),
				fc.constantFrom('apiKey[', 'api_key=', 'X-BAPI-API-KEY: ', '"apiKey":"', 'apiSignature['),
				(failure, before, key, name) => expectHidden(failure, `${before}${name}${key}]`, key),
			),
		);
	});

	it('never shows when it stands alone', () => {
		fc.assert(
			fc.property(
				failures,
				words,
				fc.oneof(bybitKey, signature),
				fc.constantFrom('', ' ', ', ', ']', '"'),
				(failure, before, key, after) => expectHidden(failure, `${before}${key}${after}`, key),
			),
			{ numRuns: 500 },
		);
	});

	it('is all that is taken out', () => {
		for (const kept of [
			'cannot set leverage [5000] gt maxLeverage [2000] by risk limit',
			'req_timestamp[1672281601343],server_timestamp[1672281607343],recv_window[5000]',
			'empty value: apiTimestamp[] apiKey[] apiSignature[]',
			"Unmatched IP, please check your API key's bound IP addresses.",
			'1000000BABYDOGEUSDT and BTCUSDT-26DEC25 are not supported symbols',
			'Your api key has expired.',
			'error sign! please check your signature generation algorithm',
		])
			expect(redactSecrets(kept)).toBe(kept);
	});

	it.each([
		['abcdefghijklmnop', 'abcdefghijklmnop'],
		['aB3dEfGhIjKlMnO', 'aB3dEfGhIjKlMnO'],
		['aB3dEfGhIjKlMnOp', '[hidden]'],
		['ABCDEFGHIJ1234567890', 'ABCDEFGHIJ1234567890'],
		['ABCDEFGHIJ12345678901', '[hidden]'],
		['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
		['aaaaaaaaaaaaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaaaaaaaaaaaa'],
		['abc/defGhij/klmnopqrs', 'abc/defGhij/klmnopqrs'],
		['/aB3dEfGhIjKlMnOpQrStUv', '/aB3dEfGhIjKlMnOpQrStUv'],
		['aB3dEfGhIjKlMnOpQrStUv/', 'aB3dEfGhIjKlMnOpQrStUv/'],
		['1'.repeat(39), '1'.repeat(39)],
		['1'.repeat(40), '[hidden]'],
		['+/'.repeat(20), '[hidden]'],
		['apiKey[short1]', 'apiKey[[hidden]]'],
	])('is told by its look or its name: %s', (words, shown) => {
		expect(redactSecrets(words)).toBe(shown);
	});

	it('is taken out of long words in little time, and they are cut', () => {
		for (const part of ['a', ' ', 'origin', 'apiKey[', '=', '[hidden]']) {
			const started = performance.now();
			const { description } = explainFailure(
				{ kind: 'retCode', retCode: 987654, retMsg: part.repeat(200_000) },
				setLeverage,
			);
			expect(performance.now() - started).toBeLessThan(1_000);
			expect(description.length).toBeLessThan(500);
		}
	});
});
