import { TRIGGER_TYPE } from './bybitNode';
import type { ExampleSetup } from './exampleWorkflows';
import { type Harness, PASSPHRASE } from './harness';
import { listExecutions } from './rest/executions';
import { waitUntil } from './support/waitUntil';
import type { Execution, StoredWorkflow, WebhookResponse } from './rest/restTypes';

const WEBHOOK = 'n8n-nodes-base.webhook';
const CANDLES = '/v5/market/kline';

/** An example that is imported and active. */
export class ActiveExample {
	private lastExecution = '0';

	private constructor(
		private readonly harness: Harness,
		readonly workflow: StoredWorkflow,
	) {}

	/**
	 * Resets the exchange, and activates the example. A trigger has read its first prices then, and checks them
	 * every second, for quick tests.
	 */
	static async start(
		harness: Harness,
		name: string,
		changes?: Partial<ExampleSetup>,
	): Promise<ActiveExample> {
		const isRead = () => harness.exchange.log.some(({ path }) => path === CANDLES);
		harness.exchange.reset();
		const triggerOptions = { checkEvery: 1, ...changes?.triggerOptions };
		const workflow = await harness.activateExample(name, { ...changes, triggerOptions });
		// n8n 2.41 publishes first and starts triggers later; before its first check nothing can fire.
		if (workflow.nodes.some(({ type }) => type === TRIGGER_TYPE))
			await waitUntil('the trigger reads prices', isRead);
		return new ActiveExample(harness, workflow);
	}

	/** Deactivates it: a trigger sends no more requests. */
	stop(): Promise<void> {
		return this.harness.n8n.client.deactivate(this.workflow);
	}

	/** Calls its webhook with these bytes or this JSON. */
	call(body: unknown): Promise<WebhookResponse> {
		const webhook = this.workflow.nodes.find(({ type }) => type === WEBHOOK);
		return this.harness.n8n.client.callWebhook(webhook?.parameters.path as string, { body });
	}

	/** Sends an alert with the right passphrase; returns its execution. */
	async alert(body: object): Promise<Execution> {
		const { status } = await this.call({ passphrase: PASSPHRASE, ...body });
		if (status !== 200) throw new Error(`The webhook responded with HTTP ${status}`);
		return this.nextExecution();
	}

	/** Waits for the next execution to finish. */
	async nextExecution(): Promise<Execution> {
		const { client } = this.harness.n8n;
		const execution = await client.waitForExecution(this.workflow.id, this.lastExecution);
		this.lastExecution = execution.id;
		return execution;
	}

	/** How many executions there are so far. */
	async countExecutions(): Promise<number> {
		return (await listExecutions(this.harness.n8n.client.session, this.workflow.id)).length;
	}
}
