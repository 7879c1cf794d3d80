import fc from 'fast-check';

/** Texts that other clients get wrong: unicode, quotes, percent signs, plus, commas, blanks. */
const tricky = fc.constantFrom(
	'',
	' ',
	'a b',
	'+',
	'%',
	'%25',
	'100%',
	"it's",
	'a,b',
	'ä€😀',
	'\ud800',
	'?&=#',
	'/..//',
	'page%3D2%26x',
	'LTCUSDT%3A1672765737733%2C1672765737733',
	'[0]',
	'"<>`{}|\\^',
	'\t\r\n',
	'\u2028',
);

export const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), tricky);

const scalar = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.bigInt());

const name = fc.oneof(fc.constantFrom('category', 'symbol', 'cursor', 'limit'), text);

/** What the query fields of n8n's nodes can hold. */
export const query = fc.dictionary(
	name,
	fc.oneof(
		{ weight: 6, arbitrary: scalar },
		fc.array(scalar, { maxLength: 3 }),
		fc.dictionary(text, scalar, { maxKeys: 2 }),
		fc.constantFrom(null, undefined),
	),
	{ maxKeys: 5, noNullPrototype: true },
);

/** The values that bybit-api signs as it sends: its own quoting forgets `'` and lone surrogates. */
export const plainQuery = fc.dictionary(
	fc.stringMatching(/^[a-zA-Z][\w]{0,12}$/),
	fc.oneof(
		fc.string({ unit: 'grapheme' }).map((value) => value.replace(/['\p{Surrogate}]/gu, '')),
		fc.integer(),
		fc.boolean(),
		fc.array(fc.integer(), { maxLength: 3 }),
	),
	{ maxKeys: 6, noNullPrototype: true },
);

export const jsonObject = fc.dictionary(text, fc.jsonValue(), {
	maxKeys: 5,
	noNullPrototype: true,
});

/** The bodies that bybit-api signs as they are: its way of copying loses this one name. */
export const plainBody = jsonObject.filter((fields) => !Object.hasOwn(fields, '__proto__'));

const paddedJson = fc
	.tuple(fc.constantFrom('', ' ', '\n', '\t\r\n '), fc.jsonValue(), fc.constantFrom('', ' ', '\n'))
	.map(([before, value, after]) => before + JSON.stringify(value, null, 1) + after);

/** What the body of a POST can be in n8n's nodes. */
export const body = fc.oneof(
	{ weight: 4, arbitrary: jsonObject },
	{ weight: 2, arbitrary: paddedJson },
	fc.array(fc.jsonValue(), { maxLength: 3 }),
	text,
	paddedJson.map((json) => Buffer.from(json)),
	fc.constantFrom('', undefined, null, {}),
);
