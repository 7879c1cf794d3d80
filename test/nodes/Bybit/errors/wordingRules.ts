import { NodeApiError, type INode } from 'n8n-workflow';

import type { Explanation } from '../../../../nodes/Bybit/errors/explanation';

const node = { name: 'Bybit', type: 'bybit', parameters: {} } as unknown as INode;

/** Longer ones are not read, in characters. */
const LONGEST = 420;

/** Our words alone: without what the other side said, and without links. */
export function ourWords({ message, description }: Explanation): string {
	const fix = description.replace(/ (Bybit|The connection) said: .*$/s, '');
	return `${message} ${fix}`.replace(/https:\S+/g, '');
}

/**
 * What n8n's guidelines ask of every text, and what n8n itself would make of it.
 *
 * @see https://docs.n8n.io/integrations/creating-nodes/build/reference/ux-guidelines/
 */
export function expectGoodWording(explanation: Explanation): void {
	const words = ourWords(explanation);
	expect(words).not.toMatch(/\b(error|problem|failure|mistake)/i);
	expect(words).not.toMatch(/[{}]|undefined|NaN|null|\s{2}/);
	expect(explanation.description.length).toBeLessThan(LONGEST);
	// What to do is a sentence that ends.
	expect(words.trim()).toMatch(/[.)]$/);
	const { message, description } = explanation;
	// n8n puts a text of its own in place of messages that hold a code of Node.js.
	const shown = new NodeApiError(node, {}, { message, description, httpCode: '500' });
	expect(shown.message).toBe(message);
	expect(shown.description).toBe(description);
}
