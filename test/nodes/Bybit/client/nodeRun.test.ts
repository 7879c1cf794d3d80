import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { StoppedError } from '../../../../nodes/Bybit/client/abort';
import { NodeRun } from '../../../../nodes/Bybit/client/nodeRun';

interface RunOptions {
	items?: number;
	batch?: { batchSize?: number; batchInterval?: number };
	continues?: boolean;
	executeOnce?: boolean;
	type?: string;
	cancel?: AbortSignal;
}

/** What n8n gives the items of one execution of the node. */
function execution(options: RunOptions = {}) {
	const { items = 3, batch, continues = false, executeOnce, type = 'bybit', cancel } = options;
	const data = { data: { main: [Array.from({ length: items }, () => ({ json: {} }))] } };
	return (item: number) =>
		({
			getItemIndex: () => item,
			getExecuteData: () => data,
			getNode: () => ({ type, executeOnce }),
			getNodeParameter: () => ({ ...(batch && { batching: { batch } }) }),
			getExecutionCancelSignal: () => cancel,
			continueOnFail: () => continues,
		}) as unknown as IExecuteSingleFunctions;
}

/** Which of these have ended. */
async function ended(promises: ReadonlyArray<Promise<unknown>>): Promise<boolean[]> {
	const pending = Symbol('pending');
	await new Promise((resolve) => setImmediate(resolve));
	const first = promises.map(
		async (promise) => await Promise.race([promise, Promise.resolve(pending)]),
	);
	return (await Promise.all(first)).map((result) => result !== pending);
}

test('the items of an execution are one run; the same item again is a new one', () => {
	const item = execution();
	const run = NodeRun.prepare(item(0));
	expect(NodeRun.prepare(item(1))).toBe(run);
	expect(NodeRun.prepare(item(0))).not.toBe(run);
	expect(NodeRun.prepare(execution()(0))).not.toBe(run);
});

test('no item passes before all of them are checked', async () => {
	const item = execution({ items: 3 });
	const run = NodeRun.prepare(item(0));
	NodeRun.prepare(item(1));
	NodeRun.prepare(item(2));
	const waits = [run.allChecked(0), run.allChecked(1)];
	expect(await ended(waits)).toEqual([false, false]);
	waits.push(run.allChecked(2));
	expect(await ended(waits)).toEqual([true, true, true]);
});

test('an item that fails ends the waits of the others, once n8n has prepared all', async () => {
	const item = execution({ items: 3 });
	const run = NodeRun.prepare(item(0));
	NodeRun.prepare(item(1));
	const wait = run.allChecked(0);
	const failing = run.fail();
	await expect(wait).rejects.toThrow(StoppedError);
	expect(run.signal.aborted).toBe(true);
	expect(await ended([failing])).toEqual([false]);
	NodeRun.prepare(item(2));
	expect(await ended([failing])).toEqual([true]);
});

test('where errors do not stop the run, no item waits, and none is stopped', async () => {
	const item = execution({ continues: true });
	const run = NodeRun.prepare(item(0));
	expect(await ended([run.allChecked(0), run.fail()])).toEqual([true, true]);
	expect(run.isPrepared(0)).toBe(true);
	expect(run.signal.aborted).toBe(false);
});

test('an item that n8n could not prepare stops the others', () => {
	const item = execution({ items: 2 });
	const run = NodeRun.prepare(item(0));
	expect(run.isPrepared(0)).toBe(false);
	expect(run.signal.aborted).toBe(true);
	const whole = execution({ items: 2 });
	const other = NodeRun.prepare(whole(0));
	NodeRun.prepare(whole(1));
	expect(other.isPrepared(0)).toBe(true);
});

test.each([
	[{ items: 5, batch: { batchSize: 2, batchInterval: 10 } }, [2, 2, 1]],
	[{ items: 4, batch: { batchSize: 2, batchInterval: 10 } }, [2, 2]],
	[{ items: 3, batch: { batchSize: 9, batchInterval: 10 } }, [3]],
	// As n8n's own loop: without a size, a batch for each item.
	[{ items: 2, batch: { batchInterval: 10 } }, [1, 1]],
	[{ items: 2, batch: { batchSize: 0, batchInterval: 10 } }, [1, 1]],
	[{ items: 2, batch: { batchSize: -1, batchInterval: 10 } }, [1, 1]],
	// Without an interval, n8n prepares everything at once.
	[{ items: 3, batch: { batchSize: 2, batchInterval: 0 } }, [3]],
	[{ items: 3, batch: { batchSize: 2 } }, [3]],
	[{ items: 3 }, [3]],
	[{ items: 3, executeOnce: true }, [1]],
	[{ items: 3, type: 'bybitTool', continues: false }, [1]],
])('%j is checked in batches of %j', async (options, sizes) => {
	const item = execution(options);
	let first = 0;
	for (const size of sizes) {
		const numbers = Array.from({ length: size }, (_, index) => first + index);
		const runs = numbers.map((number) => NodeRun.prepare(item(number)));
		const run = runs[0] as NodeRun;
		expect(run.isPrepared(first)).toBe(true);
		const waits = numbers.slice(0, -1).map(async (number) => await run.allChecked(number));
		expect(await ended(waits)).toEqual(waits.map(() => !run.stopsOnError));
		waits.push(run.allChecked(first + size - 1));
		expect(await ended(waits)).toEqual(waits.map(() => true));
		first += size;
	}
});

test('an agent that calls the node may have no items of its own', () => {
	const context = execution()(0);
	for (const data of [{}, { main: [] }, { main: [null] }]) {
		const bare = { ...context, getExecuteData: () => ({ data }) } as IExecuteSingleFunctions;
		expect(NodeRun.prepare(bare).isPrepared(0)).toBe(true);
	}
});

test('a tool returns its errors, unless its On Error says otherwise', () => {
	expect(NodeRun.prepare(execution({ type: 'bybitTool' })(0)).stopsOnError).toBe(false);
	expect(NodeRun.prepare(execution()(0)).stopsOnError).toBe(true);
	expect(NodeRun.prepare(execution({ continues: true })(0)).stopsOnError).toBe(false);
});

test('a stopped execution ends the run', async () => {
	const controller = new AbortController();
	const item = execution({ cancel: controller.signal });
	const run = NodeRun.prepare(item(0));
	const wait = run.allChecked(0);
	controller.abort();
	await expect(wait).rejects.toThrow(StoppedError);
	expect(run.cancelled?.aborted).toBe(true);
});

test('the credential is read once', async () => {
	const item = execution();
	const run = NodeRun.prepare(item(0));
	let reads = 0;
	const read = async () => {
		reads += 1;
		return await Promise.resolve({
			environment: 'testnet' as const,
			keyType: 'hmac' as const,
			apiKey: 'key',
		});
	};
	expect(await run.readCredentials(read)).toBe(await run.readCredentials(read));
	expect(reads).toBe(1);
});
