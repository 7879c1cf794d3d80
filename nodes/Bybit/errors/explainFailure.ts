import { connections, otherConnection } from './catalogue/connection';
import { httpStatuses } from './catalogue/httpStatuses';
import { retCodes } from './catalogue/retCodes';
import type { Row } from './catalogue/row';
import { unknownRetCode, unreadable } from './catalogue/unknown';
import type { Explanation } from './explanation';
import type { RequestInfo, HttpFailure, RequestFailure } from './requestFailure';
import { redactSecrets } from './redactSecrets';
import { interpolate } from './interpolate';

export type { Explanation } from './explanation';

/** Longer words of Bybit's are cut, in characters: a description is read on one screen. */
const LONGEST_WORDS = 300;

function quote(retMsg = ''): string {
	const words = redactSecrets(retMsg)
		.replace(/\s+/g, ' ')
		.replace(/[\s:,;]+$/, '')
		.trim();
	return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words;
}

function rowOfStatus({ status, html, retMsg = '' }: HttpFailure): Row {
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
function lookUp(failure: RequestFailure): { row: Row; said: string } {
	switch (failure.kind) {
		case 'retCode': {
			const { retCode, retMsg } = failure;
			const words = quote(retMsg);
			const said = `Bybit said: ${retCode} ${words}`.trimEnd();
			const row = retCodes[retCode];
			if (row) return { row: { ...row, ...row.read?.(retMsg) }, said };
			const what = `${unknownRetCode.what}: ${retCode} ${words}`.trimEnd();
			return { row: { ...unknownRetCode, what }, said };
		}
		case 'http': {
			const words = quote(failure.retMsg) || (failure.html ? '(a web page)' : '');
			return {
				row: rowOfStatus(failure),
				said: `Bybit said: HTTP ${failure.status} ${words}`.trimEnd(),
			};
		}
		case 'connection': {
			const { code } = failure;
			const row = connections.find(({ codes }) => code !== undefined && codes.includes(code));
			return { row: row ?? otherConnection, said: code ? `The connection said: ${code}` : '' };
		}
		case 'unexpectedResponse':
			return { row: unreadable, said: '' };
	}
}

/**
 * What happened and how to fix it, for every way in which a request can end other than `retCode` 0.
 * Holds nothing secret, whatever Bybit's words hold.
 *
 * @see https://bybit-exchange.github.io/docs/v5/error
 */
export function explainFailure(failure: RequestFailure, asked: RequestInfo): Explanation {
	const { row, said } = lookUp(failure);
	return {
		message: `${asked.symbol ?? asked.request}: ${interpolate(row.what, asked)}`,
		description: `${interpolate(row.fix, asked)} ${said}`.trimEnd(),
		...(row.cause && { cause: row.cause }),
	};
}
