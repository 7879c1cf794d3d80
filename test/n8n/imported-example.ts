import { readExample, withCredential } from './example';
import type { StoredWorkflow, WorkflowFile } from './rest/types';
import { CREDENTIAL_TYPE, type Rig } from './rig';

const TESTNET = 'https://api-testnet.bybit.com';

/** The workflow with another address where the URL of an HTTP Request node begins with `from`. */
function withAddress(workflow: WorkflowFile, from: string, to: string): WorkflowFile {
	const nodes = workflow.nodes.map((node) => {
		const { url } = node.parameters;
		if (typeof url !== 'string' || !url.startsWith(from)) return node;
		return { ...node, parameters: { ...node.parameters, url: to + url.slice(from.length) } };
	});
	return { ...workflow, nodes };
}

/**
 * Imports a workflow from examples/ as its file is, and does what its note asks of a user: chooses the
 * credential, and puts in own addresses, such as a chat's.
 */
export async function importExample(
	rig: Rig,
	name: string,
	addresses: Record<string, string> = {},
): Promise<StoredWorkflow> {
	const credential = await rig.createCredential();
	const chosen = withCredential(readExample(name), CREDENTIAL_TYPE, credential);
	const all = Object.entries({ [TESTNET]: rig.exchange.url, ...addresses });
	const placed = all.reduce((workflow, [from, to]) => withAddress(workflow, from, to), chosen);
	return rig.n8n.client.createWorkflow(placed);
}
