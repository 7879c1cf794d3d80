import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import { PROJECT } from './install/packNode';
import type { CredentialRef, WorkflowFile } from './rest/restTypes';

const FOLDER = join(PROJECT, 'examples');

/** The files in examples/, without `.json`. */
export const EXAMPLES: readonly string[] = readdirSync(FOLDER)
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.slice(0, -'.json'.length));

/** Reads a workflow from examples/. */
export function readExample(name: string): WorkflowFile {
	return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as WorkflowFile;
}

/** What the notes of the examples tell the user to enter. */
export interface ExampleSetup {
	/** What to choose for each credential, by its name in the example. */
	credentials: Readonly<Record<string, CredentialRef>>;
	/** Beginnings of URLs, and what to put in their place. */
	addresses: Readonly<Record<string, string>>;
	/** The Bybit API whose prices triggers read; empty is as imported. */
	prices: string;
	/** Options of triggers besides those in the example. */
	triggerOptions?: INodeParameters;
	/** The passphrase that alerts must have; empty is as imported. */
	passphrase: string;
	/** The id of the data table to read. */
	dataTable?: string;
}

function replaceAddress(url: string, addresses: ExampleSetup['addresses']): string {
	const match = Object.entries(addresses).find(([from]) => url.startsWith(from));
	return match ? match[1] + url.slice(match[0].length) : url;
}

type Conditions = { conditions: { conditions: Array<{ rightValue: string }> } };

/** What to fill in, by node type. */
const FILL_IN: Readonly<
	Record<string, (parameters: INodeParameters, setup: ExampleSetup) => INodeParameters>
> = {
	'n8n-nodes-base.dataTable': (parameters, { dataTable = '' }) => ({
		...parameters,
		dataTableId: { __rl: true, mode: 'id', value: dataTable },
	}),
	'n8n-nodes-base.httpRequest': (parameters, { addresses }) => ({
		...parameters,
		url: replaceAddress(parameters.url as string, addresses),
	}),
	'n8n-nodes-bybit-leverage.bybitTrigger': (parameters, { prices, triggerOptions }) => ({
		...parameters,
		...(prices && { environment: 'custom', baseUrl: prices }),
		options: { ...(parameters.options as INodeParameters), ...triggerOptions },
	}),
};

function enterPassphrase(parameters: INodeParameters, passphrase: string): INodeParameters {
	const copy = structuredClone(parameters) as INodeParameters & Conditions;
	const [, second] = copy.conditions.conditions;
	if (!second) throw new Error('The passphrase has no condition to be entered in');
	second.rightValue = passphrase;
	return copy;
}

function fillIn(node: INode, setup: ExampleSetup): INodeParameters {
	if (node.name === 'Passphrase correct?')
		return enterPassphrase(node.parameters, setup.passphrase);
	return FILL_IN[node.type]?.(node.parameters, setup) ?? node.parameters;
}

/** Does what the example's notes tell the user to do. */
export function prepareExample(workflow: WorkflowFile, setup: ExampleSetup): WorkflowFile {
	const nodes = workflow.nodes.map((node): INode => {
		const credentials = Object.entries(node.credentials ?? {}).map(([type, chosen]) => [
			type,
			setup.credentials[chosen.name] ?? chosen,
		]);
		return {
			...node,
			parameters: fillIn(node, setup),
			...(credentials.length > 0 && {
				credentials: Object.fromEntries(credentials) as INode['credentials'],
			}),
		};
	});
	return { ...workflow, nodes };
}
