import { ExecutionLifecycleHooks, TriggerContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type ITriggerResponse,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { BybitTrigger } from '../../../../nodes/Bybit/BybitTrigger.node';
import type { Clock } from '../../../../nodes/Bybit/client/clock';
import { RateLimiter } from '../../../../nodes/Bybit/client/rateLimiter';
import { startPriceAlerts } from '../../../../nodes/Bybit/trigger/priceAlerts';
import { additionalDataWith } from '../../../engine/additionalData';
import { StoredCredentials } from '../../../engine/credentials';
import { registryOf } from '../../../engine/registry';
import { ScriptedPrices } from './scriptedPrices';

export const TRIGGER = 'n8n-nodes-bybit-leverage.bybitTrigger';

/** A clock whose time passes only when a test says so; its waits take half a second at most. */
export class StoppedClock implements Clock {
	private current = 0;

	now(): number {
		return this.current;
	}

	wallClock(): number {
		return 0;
	}

	async sleep(ms: number): Promise<void> {
		await new Promise((resolve) => setTimeout(resolve, Math.min(ms, 500)));
	}

	pass(ms: number): void {
		this.current += ms;
	}
}

export interface Emitted {
	items: IDataObject[];
	deduplicationKey?: string;
	/** The static data as n8n would save it now. */
	saved: string;
}

export interface StartOptions {
	mode?: WorkflowExecuteMode;
	activation?: WorkflowActivateMode;
	/** The workflow's static data as n8n has saved it. */
	saved?: string;
	/** As n8n 1.x is, which knows no `saveFailedExecution`. */
	isOld?: boolean;
}

/** A trigger of n8n's engine that is active. */
export class ActiveTrigger {
	readonly emitted: Emitted[] = [];
	readonly failures: Error[] = [];
	readonly errors: Error[] = [];
	readonly log: string[] = [];
	readonly expressions: string[] = [];
	response: ITriggerResponse = {};
	/** What emitting fails with. */
	emitError?: Error;

	private readonly ticks: Array<() => void> = [];

	constructor(
		readonly workflow: Workflow,
		private readonly prices: ScriptedPrices,
		private readonly clock: StoppedClock,
		private readonly pending: Set<Promise<unknown>>,
	) {}

	/** Everything that fired. */
	get items(): IDataObject[] {
		return this.emitted.flatMap(({ items }) => items);
	}

	/** The static data as n8n would save it after the activation. */
	get saved(): string {
		return JSON.stringify(this.workflow.staticData);
	}

	async start(node: INode, { mode = 'trigger', activation = 'activate', isOld }: StartOptions) {
		const data = additionalDataWith(ExecutionLifecycleHooks, new StoredCredentials({}));
		const context = new TriggerContext(
			this.workflow,
			node,
			data,
			mode,
			activation,
			([items = []], _response, _done, deduplicationKey) => {
				if (this.emitError) throw this.emitError;
				const isChanged = (this.workflow.staticData as { __dataChanged?: boolean }).__dataChanged;
				this.emitted.push({
					items: items.map(({ json }) => json),
					deduplicationKey,
					saved: isChanged ? this.saved : 'nothing',
				});
			},
			(error) => this.errors.push(error),
			(error) => this.failures.push(error),
			{
				registerCron: ({ expression }, onTick) => {
					this.expressions.push(expression);
					this.ticks.push(() => onTick(new Date()));
				},
			},
		);
		if (isOld) Reflect.deleteProperty(context, 'saveFailedExecution');
		const log = (level: string) => (message: string) => this.log.push(`${level}: ${message}`);
		const logger = { warn: log('warn'), info: log('info'), error: log('error') };
		Object.defineProperty(context, 'logger', { value: logger });
		this.track(context);
		this.response = await startPriceAlerts(context, {
			limiter: new RateLimiter(100, this.clock),
			clock: this.clock,
		});
		return this;
	}

	/** A tick of n8n's scheduler, and everything that it leads to. */
	async tick(seconds = 5): Promise<this> {
		this.begin(seconds);
		await this.settle();
		return this;
	}

	/** A tick of n8n's scheduler, without waiting for it. */
	begin(seconds = 5): void {
		this.prices.wait(seconds);
		this.clock.pass(seconds * 1000);
		for (const tick of this.ticks) tick();
	}

	/** Waits until no request is under way, and none followed at once. */
	async settle(): Promise<void> {
		for (let quiet = 0; quiet < 4; quiet++) {
			await new Promise((resolve) => setTimeout(resolve, 4));
			if (this.pending.size > 0) quiet = 0;
			await Promise.allSettled(this.pending);
		}
	}

	/** Knows which requests are under way. */
	private track(context: TriggerContext): void {
		const { httpRequest } = context.helpers;
		context.helpers.httpRequest = async (options) => {
			const request = httpRequest(options);
			this.pending.add(request);
			try {
				return (await request) as unknown;
			} finally {
				this.pending.delete(request);
			}
		};
	}
}

/** The trigger in n8n's trigger context, with prices to watch. */
export class TriggerHarness {
	readonly clock = new StoppedClock();
	private readonly active: ActiveTrigger[] = [];

	private constructor(readonly prices: ScriptedPrices) {}

	static async start(): Promise<TriggerHarness> {
		return new TriggerHarness(await ScriptedPrices.start());
	}

	async stop(): Promise<void> {
		for (const { response } of this.active) await response.closeFunction?.();
		await this.prices.stop();
	}

	node(parameters: INodeParameters): INode {
		return {
			...{ id: 'trigger', name: 'Bybit Trigger', type: TRIGGER, typeVersion: 1, position: [0, 0] },
			parameters: { environment: 'custom', baseUrl: this.prices.url, ...parameters },
		};
	}

	/** Activates a workflow with this trigger; parameters that are left out have their defaults. */
	async activate(parameters: INodeParameters, options: StartOptions = {}): Promise<ActiveTrigger> {
		const node = this.node(parameters);
		const staticData = JSON.parse(options.saved ?? '{}') as IDataObject;
		const workflow = new Workflow({
			id: 'workflow',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes: registryOf({ [TRIGGER]: new BybitTrigger() }),
			staticData,
		});
		const trigger = new ActiveTrigger(workflow, this.prices, this.clock, new Set());
		this.active.push(trigger);
		return await trigger.start(workflow.getNode(node.name) ?? node, options);
	}
}

/** One alert row; what is left out is as in a new row. */
export function alerts(...rows: INodeParameters[]): INodeParameters {
	const blank = { symbol: 'BTCUSDT', condition: 'crossingDown', price: '', leverage: '' };
	return { alert: rows.map((row) => ({ ...blank, ...row })) };
}
