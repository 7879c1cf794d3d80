import type { IConnections, INode, INodeParameters, NodeConnectionType } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import type { CredentialRef, WorkflowFile } from '../rest/restTypes';
import { CREDENTIAL_TYPE } from '../harness';

/** The node type that n8n derives from a node with `usableAsTool`. */
export const TOOL_TYPE = 'n8n-nodes-bybit-leverage.bybitTool';

/** The expression of a field that the model fills in, as the editor writes it. */
export const fromAI = (name: string, type: 'string' | 'number'): string =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`\`, '${type}') }}`;

export interface AgentCredentials {
	model: CredentialRef;
	bybit: CredentialRef;
}

function node(name: string, type: string, typeVersion: number, rest: Partial<INode>): INode {
	const position: [number, number] = [0, 0];
	return { id: randomUUID(), name, type, typeVersion, position, parameters: {}, ...rest };
}

function link(to: string, type: NodeConnectionType) {
	return { [type]: [[{ node: to, type, index: 0 }]] };
}

/** A webhook that passes its `text` to an AI agent whose only tool is the Bybit node, set up as in the editor. */
export function agentWorkflow(
	path: string,
	{ model, bybit }: AgentCredentials,
	parameters: INodeParameters,
	agentVersion: number,
): WorkflowFile {
	const langchain = '@n8n/n8n-nodes-langchain';
	const nodes = [
		node('Webhook', 'n8n-nodes-base.webhook', 2, {
			webhookId: randomUUID(),
			parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
		}),
		node('AI Agent', `${langchain}.agent`, agentVersion, {
			parameters: { promptType: 'define', text: '={{ $json.body.text }}', options: {} },
		}),
		node('Model', `${langchain}.lmChatOpenAi`, 1.2, {
			parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
			credentials: { openAiApi: model },
		}),
		node('Set leverage', TOOL_TYPE, 1, {
			parameters: { resource: 'position', operation: 'setLeverage', ...parameters },
			credentials: { [CREDENTIAL_TYPE]: bybit },
		}),
	];
	const connections: IConnections = {
		Webhook: link('AI Agent', 'main'),
		Model: link('AI Agent', 'ai_languageModel'),
		'Set leverage': link('AI Agent', 'ai_tool'),
	};
	return { name: path, nodes, connections, settings: { executionOrder: 'v1' } };
}
