import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Beginnings of URLs, and what to put in their place. */
export type AddressReplacements = Record<string, string>;

function replaceAddress(url: unknown, replacements: AddressReplacements): unknown {
	if (typeof url !== 'string') return url;
	const match = Object.entries(replacements).find(([from]) => url.startsWith(from));
	return match ? match[1] + url.slice(match[0].length) : url;
}

/** Chooses a credential in every node that takes one of that type, and replaces addresses in URL fields. */
export function prepareExample(
	workflow: WorkflowFile,
	credentialType: string,
	credential: CredentialRef,
	replacements: AddressReplacements = {},
): WorkflowFile {
	const nodes = workflow.nodes.map((node) => {
		const { url } = node.parameters;
		const parameters =
			url === undefined
				? node.parameters
				: { ...node.parameters, url: replaceAddress(url, replacements) as string };
		const credentials = node.credentials?.[credentialType]
			? { ...node.credentials, [credentialType]: credential }
			: node.credentials;
		return { ...node, parameters, ...(credentials && { credentials }) };
	});
	return { ...workflow, nodes };
}
