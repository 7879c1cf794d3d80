import type { Harness } from '../../harness';
import { bothSides, leverageOf, linear } from '../../linearSymbol';
import { outputItems } from '../../rest/executions';
import type { StoredWorkflow } from '../../rest/restTypes';

const TRIGGER = 'When clicking ‘Execute workflow’';

interface Row {
	symbol: string;
	leverage: number;
}

/** Makes a data table as the example's note describes it; returns its id. */
async function createDataTable({ n8n }: Harness, name: string, rows: Row[]): Promise<string> {
	const { session } = n8n.client;
	const project = await session.send<{ id: string }>('GET', '/rest/projects/personal');
	const tables = `/rest/projects/${project.id}/data-tables`;
	const columns = [
		{ name: 'symbol', type: 'string' },
		{ name: 'leverage', type: 'number' },
	];
	const { id } = await session.send<{ id: string }>('POST', tables, { name, columns });
	await session.send('POST', `${tables}/${id}/insert`, { data: rows, returnType: 'count' });
	return id;
}

/** The example that sets the leverage of each symbol in a data table. */
export function dataTableSuite(harness: () => Harness): void {
	async function importWith(name: string, rows: Row[]): Promise<StoredWorkflow> {
		const dataTable = await createDataTable(harness(), name, rows);
		return harness().importExample('leverage-per-symbol-from-data-table', { dataTable });
	}
	const run = (workflow: StoredWorkflow) => harness().n8n.client.executeManually(workflow, TRIGGER);
	beforeEach(() => harness().exchange.reset());

	it('sets up to that leverage, row by row', async () => {
		const workflow = await importWith('Leverages', [
			{ symbol: 'BTCUSDT', leverage: 20 },
			{ symbol: 'dymusdt', leverage: 25 },
			{ symbol: 'BYBIT:ETHUSDT.P', leverage: 2.5 },
		]);
		const execution = await run(workflow);
		expect(execution.status).toBe('success');
		expect(outputItems(execution, 'Set up to leverage')).toEqual([
			expect.objectContaining({ symbol: 'BTCUSDT', ...bothSides(20) }),
			expect.objectContaining({
				symbol: 'DYMUSDT',
				...bothSides(12.5),
				requested: bothSides(25),
			}),
			expect.objectContaining({ symbol: 'ETHUSDT', ...bothSides(2.5) }),
		]);
		expect(leverageOf(harness().exchange, 'DYMUSDT')).toEqual(bothSides(12.5));
	});

	it('sets the others when rows fail, then fails with their errors', async () => {
		const workflow = await importWith('Leverages with errors', [
			{ symbol: 'NOSUCHUSDT', leverage: 5 },
			{ symbol: 'ETHUSDT', leverage: 250 },
			{ symbol: 'BTCUSDT', leverage: 5 },
		]);
		harness().exchange.setLeverage({ ...linear('ETHUSDT'), ...bothSides(3) });
		const { status, data } = await run(workflow);
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toMatch(/^NOSUCHUSDT: .*\nETHUSDT: 250×/);
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(5));
		expect(leverageOf(harness().exchange, 'ETHUSDT')).toEqual(bothSides(3));
	});
}
