import type { IExecuteSingleFunctions } from 'n8n-workflow';

import type { BybitCredentials } from '../../../credentials/bybitLeverageApi/credentialData';
import { untilAborted } from './abort';

interface Batching {
	batch?: { batchSize?: number; batchInterval?: number };
}

/** Items that n8n prepares without waiting in between: all of a run, unless its settings ask for batches. */
class Batch {
	prepared = 0;
	private checked = 0;
	private open = () => {};
	/** Resolves when every item of the batch has passed its checks. */
	readonly allChecked = new Promise<void>((resolve) => (this.open = resolve));

	constructor(private readonly size: number) {}

	get complete(): boolean {
		return this.prepared >= this.size;
	}

	pass(): void {
		this.checked += 1;
		if (this.checked >= this.size) this.open();
	}
}

/** The node type that n8n derives for AI agents. */
function isTool(context: IExecuteSingleFunctions): boolean {
	return context.getNode().type.endsWith('Tool');
}

/**
 * Whether the first error ends the run. As a tool of an AI agent it does not: n8n shows no On Error there, and
 * without the error as an item the model would get no fix (n8n 2.41), nothing at all (agents before version 3),
 * or the execution would end (n8n 1.123 and 2.8).
 */
function stopsOnError(context: IExecuteSingleFunctions): boolean {
	if (isTool(context) && context.getNode().onError === undefined) return false;
	return !context.continueOnFail();
}

/** A tool is called for one item; its execution data may be those of the agent that calls it. */
function countItems(context: IExecuteSingleFunctions): number {
	if (isTool(context) || context.getNode().executeOnce) return 1;
	return context.getExecuteData().data.main?.[0]?.length ?? 1;
}

/** How many items n8n prepares without waiting, by the rule of its own loop. */
function countBatch(context: IExecuteSingleFunctions, items: number): number {
	const { batching } = context.getNodeParameter('requestOptions', {}) as { batching?: Batching };
	const { batchSize = 1, batchInterval = 0 } = batching?.batch ?? {};
	if (!(batchInterval > 0)) return items;
	const divisor = batchSize > 0 ? batchSize : 1;
	let count = 1;
	while (count < items && count % divisor !== 0) count += 1;
	return count;
}

/** By n8n's data of the execution of a node, which all items of a run share. */
const runs = new WeakMap<object, NodeRun>();

/**
 * What the items of one run of the node share. n8n sends all of them at once and lets the others go on when
 * one fails, so that a run that must end at its first error has to stop itself.
 */
export class NodeRun {
	/** Aborted when the execution is stopped or the run has failed: nothing is sent after that. */
	readonly signal: AbortSignal;
	/** Aborted when the execution is stopped: nobody waits for what is under way. */
	readonly cancelled?: AbortSignal;
	/** Whether the first error ends the run. */
	readonly stopsOnError: boolean;
	private readonly controller = new AbortController();
	private readonly items: number;
	private readonly batchSize: number;
	private readonly batches = new Map<number, Batch>();
	private readonly prepared = new Set<number>();
	private allPrepared = () => {};
	private readonly whenAllPrepared = new Promise<void>((resolve) => (this.allPrepared = resolve));
	private credentials?: Promise<BybitCredentials>;

	private constructor(context: IExecuteSingleFunctions) {
		const { signal } = this.controller;
		this.cancelled = context.getExecutionCancelSignal();
		this.signal = this.cancelled ? AbortSignal.any([signal, this.cancelled]) : signal;
		this.stopsOnError = stopsOnError(context);
		this.items = countItems(context);
		this.batchSize = countBatch(context, this.items);
	}

	/** The run that an item belongs to; a second visit of the same item is a new run (Retry On Fail). */
	static prepare(context: IExecuteSingleFunctions): NodeRun {
		const data = context.getExecuteData();
		const item = context.getItemIndex();
		const current = runs.get(data);
		const run = current && !current.prepared.has(item) ? current : new NodeRun(context);
		runs.set(data, run);
		run.prepared.add(item);
		run.batchOf(item).prepared += 1;
		if (run.prepared.size >= run.items) run.allPrepared();
		return run;
	}

	/** Read once for the run: a database responds in any order, and items keep theirs. */
	async readCredentials(read: () => Promise<BybitCredentials>): Promise<BybitCredentials> {
		this.credentials ??= read();
		return await untilAborted(this.credentials, this.signal);
	}

	/**
	 * Whether n8n could prepare all items that belong together. Where it could not, an expression threw: n8n has
	 * ended the run and listens to none of its items any more, so that the others are stopped here.
	 */
	isPrepared(item: number): boolean {
		if (!this.stopsOnError || this.batchOf(item).complete) return true;
		this.controller.abort();
		return false;
	}

	/**
	 * Waits until nothing speaks against any item of the run, so that a run that cannot be whole sends nothing.
	 * Where errors do not stop the run there is nothing to wait for.
	 *
	 * @throws {StoppedError} when the run fails or is stopped meanwhile
	 */
	async allChecked(item: number): Promise<void> {
		if (!this.stopsOnError) return;
		const batch = this.batchOf(item);
		batch.pass();
		await untilAborted(batch.allChecked, this.signal);
	}

	/**
	 * Ends a run that stops on errors; otherwise does nothing. Resolves when n8n listens to its items: it prepares
	 * the next batch before it looks at the last one, and a rejection would be unhandled.
	 */
	async fail(): Promise<void> {
		if (!this.stopsOnError) return;
		this.controller.abort();
		await this.whenAllPrepared;
	}

	private batchOf(item: number): Batch {
		const number = Math.floor(item / this.batchSize);
		let batch = this.batches.get(number);
		if (!batch) {
			batch = new Batch(Math.min(this.batchSize, this.items - number * this.batchSize));
			this.batches.set(number, batch);
		}
		return batch;
	}
}
