import { connections, otherConnection } from './catalogue/connection';
import { httpStatuses } from './catalogue/httpStatuses';
import { retCodes } from './catalogue/retCodes';
import type { Row } from './catalogue/row';
import { unknownRetCode, unreadable } from './catalogue/unknown';
import type { Explanation } from './explanation';
import type { Asked, HttpStatusOutcome, Outcome } from './outcome';
import { withoutSecrets } from './secrets';
import { fill } from './wording';

export type { Explanation } from './explanation';

/** Longer words of Bybit's are cut, in characters: a description is read on one screen. */
const LONGEST_WORDS = 300;

function quote(retMsg = ''): string {
	const words = withoutSecrets(retMsg)
		.replace(/\s+/g, ' ')
		.replace(/[\s:,;]+$/, '')
		.trim();
	return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words;
}

function rowOfStatus({ status, html, retMsg = '' }: HttpStatusOutcome): Row {
	const row = httpStatuses.find(
		(candidate) =>
			status >= candidate.from &&
			status <= candidate.to &&
			(candidate.html === undefined || candidate.html === html) &&
			(candidate.words === undefined || candidate.words.test(retMsg)),
	);
	return row ?? unreadable;
}

/** The row that fits, and a last sentence with what the other side said. */
function lookUp(outcome: Outcome): { row: Row; said: string } {
	switch (outcome.kind) {
		case 'retCode': {
			const { retCode, retMsg } = outcome;
			const words = quote(retMsg);
			const said = `Bybit said: ${retCode} ${words}`.trimEnd();
			const row = retCodes[retCode];
			if (row) return { row: { ...row, ...row.read?.(retMsg) }, said };
			const what = `${unknownRetCode.what}: ${retCode} ${words}`.trimEnd();
			return { row: { ...unknownRetCode, what }, said };
		}
		case 'httpStatus': {
			const words = quote(outcome.retMsg) || (outcome.html ? '(a web page)' : '');
			return {
				row: rowOfStatus(outcome),
				said: `Bybit said: HTTP ${outcome.status} ${words}`.trimEnd(),
			};
		}
		case 'connection': {
			const { code } = outcome;
			const row = connections.find(({ codes }) => code !== undefined && codes.includes(code));
			return { row: row ?? otherConnection, said: code ? `The connection said: ${code}` : '' };
		}
		case 'unreadable':
			return { row: unreadable, said: '' };
	}
}

/**
 * What happened and how to fix it, for every way in which a request can end other than `retCode` 0.
 * Holds nothing secret, whatever Bybit's words hold.
 *
 * @see https://bybit-exchange.github.io/docs/v5/error
 */
export function explain(outcome: Outcome, asked: Asked): Explanation {
	const { row, said } = lookUp(outcome);
	return {
		message: `${asked.symbol ?? asked.request}: ${fill(row.what, asked)}`,
		description: `${fill(row.fix, asked)} ${said}`.trimEnd(),
		...(row.cause && { cause: row.cause }),
	};
}
