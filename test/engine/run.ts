import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	Workflow,
	type ExecutionError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IRun,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { StoredCredentials, type BybitCredentialData } from './credentials';
import { ALERTS, BYBIT, nodeTypesWith } from './nodeTypes';

export interface RunOptions {
	/** The node's parameters; `operation` and what else is left out have their defaults. */
	parameters: INodeParameters;
	/** The `json` of each input item. Default: one empty item. */
	items?: IDataObject[];
	/** `null` runs without any. */
	credentials: BybitCredentialData | null;
	/** Further settings of the node, such as `onError`. */
	settings?: Partial<INode>;
	/** ms that reading the credential takes, by reading. */
	credentialDelay?: (reading: number) => number;
	/** Called with the function that stops the execution, once it runs. */
	onStart?: (cancel: () => void) => void;
}

export interface RunResult {
	/** Items of the success output. */
	items: INodeExecutionData[];
	/** Items of the error output, with `onError: 'continueErrorOutput'`. */
	failed: INodeExecutionData[];
	error?: ExecutionError;
	/** Everything that n8n would store of the execution. */
	run: IRun;
}

function additionalDataFor(options: RunOptions, workflow: Workflow) {
	const { credentials, credentialDelay } = options;
	const additionalData = {
		credentialsHelper: new StoredCredentials(credentials ?? {}, credentialDelay),
		currentNodeExecutionIndex: 0,
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		variables: {},
		hooks: new ExecutionLifecycleHooks('trigger', '1', {
			id: workflow.id,
			name: 'test',
			active: false,
			isArchived: false,
			createdAt: new Date(),
			updatedAt: new Date(),
			nodes: [],
			connections: {},
			activeVersionId: null,
		}),
	};
	// The engine reads nothing else of what a whole n8n hands it.
	return additionalData as unknown as IWorkflowExecuteAdditionalData;
}

/** Runs a workflow of a trigger and the Bybit node through n8n's own engine. */
export async function runBybit(options: RunOptions): Promise<RunResult> {
	const { parameters, items = [{}], credentials, settings } = options;
	const inputs = items.map((json) => ({ json }));
	const bybit: INode = {
		id: 'bybit',
		name: 'Bybit',
		type: BYBIT,
		typeVersion: 1,
		position: [200, 0],
		parameters: { resource: 'position', ...parameters },
		...(credentials && { credentials: { bybitApi: { id: '1', name: 'Bybit account' } } }),
		...settings,
	};
	const trigger: INode = {
		...{ id: 'alerts', name: 'Alerts', type: ALERTS, typeVersion: 1, position: [0, 0] },
		parameters: {},
	};
	const workflow = new Workflow({
		id: 'test',
		nodes: [trigger, bybit],
		connections: { Alerts: { main: [[{ node: 'Bybit', type: 'main', index: 0 }]] } },
		active: false,
		nodeTypes: nodeTypesWith(inputs),
	});
	const execute = new WorkflowExecute(additionalDataFor(options, workflow), 'trigger');
	const running = execute.run({ workflow, startNode: workflow.getNode('Alerts') ?? undefined });
	options.onStart?.(() => running.cancel());
	const run = await running;
	const output = run.data.resultData.runData.Bybit?.[0]?.data?.main ?? [];
	return {
		items: output[0] ?? [],
		failed: output[1] ?? [],
		error: run.data.resultData.error,
		run,
	};
}
