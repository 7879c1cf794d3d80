import { errorRows, readmeRows } from './readmeErrors';

test('the table of errors in the README is that of the catalogue (`npm run errors` writes it)', () => {
	expect(readmeRows()).toEqual(errorRows);
});

test('its texts can stand in a table', () => {
	for (const [code, message, description] of errorRows) {
		expect(code).toMatch(/^(Bybit error|HTTP) \d+$/);
		expect(message).toMatch(/^(?:[A-Z\d]|n8n).+[^.]$/);
		expect(description).toMatch(/^[^|]+\.$/);
	}
});
