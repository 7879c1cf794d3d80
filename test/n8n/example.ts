import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './pack';
import type { CredentialRef, WorkflowFile } from './rest/types';

/** Reads a workflow from examples/, as a user imports it. */
export function readExample(name: string): WorkflowFile {
	const file = join(PROJECT, 'examples', `${name}.json`);
	return JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile;
}

/** The workflow with that credential chosen in every node that takes one of its type. */
export function withCredential(
	workflow: WorkflowFile,
	type: string,
	credential: CredentialRef,
): WorkflowFile {
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.[type]
			? { ...node, credentials: { ...node.credentials, [type]: credential } }
			: node,
	);
	return { ...workflow, nodes };
}
