import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	Workflow,
	type ExecutionError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IRun,
} from 'n8n-workflow';

import { additionalDataWith } from './additionalData';
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
	/** What reading the credential fails with, by reading. */
	credentialError?: (reading: number) => Error | undefined;
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

/** Runs a workflow of a trigger and the Bybit node through n8n's own engine. */
export async function runBybit(options: RunOptions): Promise<RunResult> {
	const { parameters, items = [{}], credentials, settings } = options;
	const { credentialDelay, credentialError } = options;
	const inputs = items.map((json) => ({ json }));
	const bybit: INode = {
		id: 'bybit',
		name: 'Bybit',
		type: BYBIT,
		typeVersion: 1,
		position: [200, 0],
		parameters: { resource: 'position', ...parameters },
		...(credentials && { credentials: { bybitLeverageApi: { id: '1', name: 'Bybit account' } } }),
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
	const stored = new StoredCredentials(credentials ?? {}, credentialDelay, credentialError);
	const additionalData = additionalDataWith(ExecutionLifecycleHooks, stored);
	const execute = new WorkflowExecute(additionalData, 'trigger');
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
