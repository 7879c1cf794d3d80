import { NodeApiError, type INode } from 'n8n-workflow';

import { ERROR_CODE } from '../../../../nodes/Bybit/errors/errorCode';
import type { ErrorText } from '../../../../nodes/Bybit/errors/catalogue/errorRow';

const node = { name: 'Bybit', type: 'bybit', parameters: {} } as unknown as INode;

/** Longer descriptions are not read, in characters; without what Bybit said. */
const MAX_LENGTH = 330;

/** What a reader is sent to: fields of the node and the credential, n8n's settings, Bybit's pages. */
const PLACES =
	/Bybit|Environment|Base URL|API Key|API Secret|Symbol|Category|Leverage|Side|If Unchanged|Account → |Position → |Position Mode|Settings → |DNS settings|clock of the server|the workflow again/;

/** n8n's guidelines rule these out, and so does this project's voice. */
const UNWANTED =
	/\b(errors?|problems?|failures?|mistakes?|answer\w*|refus(?!ed the connection)\w+|blanks?|asked|please|outage|pace|turn(?! (on|off)\b))\b|send\w* again/i;

/** So that texts can be compared by what is this package's own. */
export function withoutBybitsMessage(text: string): string {
	return text.replace(/ Bybit's message: .*(?= \()/s, '');
}

/** The text without Bybit's own words, its code, and links. */
export function ownText({ message, description }: ErrorText): string {
	return `${message}. ${description}`
		.replace(/Bybit's message: .*$/s, '')
		.replace(ERROR_CODE, '')
		.replace(/https:\S+/g, 'Bybit.')
		.trim();
}

/**
 * What every explanation must be like.
 *
 * @see https://docs.n8n.io/integrations/creating-nodes/build/reference/ux-guidelines/
 */
export function expectGoodText(text: ErrorText): void {
	const { message, description } = text;
	expect(message).not.toMatch(/[.:;,]$/);
	expect(description).toMatch(ERROR_CODE);
	const own = ownText(text);
	expect(own).toMatch(/\.$/);
	expect(own).not.toMatch(UNWANTED);
	expect(own).not.toMatch(/[{}]|undefined|NaN|null|\s{2}|\.\./);
	expect(own.length).toBeLessThan(message.length + MAX_LENGTH);
	expect(own.slice(message.length)).toMatch(PLACES);
	// Sentences begin with a capital or a name of a host.
	for (const sentence of own.slice(message.length + 2).split(/(?<=\.) /))
		expect(sentence).toMatch(/^(?:[A-Z]|api)/);
	// n8n replaces messages that contain a code of Node.js.
	const shown = new NodeApiError(node, {}, { message, description, httpCode: '500' });
	expect([shown.message, shown.description]).toEqual([message, description]);
}
