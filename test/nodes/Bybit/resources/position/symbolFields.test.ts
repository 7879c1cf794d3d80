import { symbolField } from '../../../../../nodes/Bybit/resources/position/symbolFields';

// n8n checks such patterns before each run with a timeout of 250 ms: a busy host then refuses a good symbol.
test('the Symbol field leaves validation to the node', () => {
	const modes = symbolField.modes ?? [];
	expect(modes.map(({ name }) => name)).toEqual(['list', 'name']);
	for (const mode of modes) expect(mode).not.toHaveProperty('validation');
});
