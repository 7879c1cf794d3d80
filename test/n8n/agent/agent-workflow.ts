import type { IConnections, INode, INodeParameters, NodeConnectionType } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import type { CredentialRef, WorkflowFile } from '../rest/types';
import { CREDENTIAL_TYPE } from '../rig';

/** The tool's type: n8n makes it of every node that says `usableAsTool`. */
export const TOOL_TYPE = 'n8n-nodes-bybit-leverage.bybitTool';

/** As the editor writes it when someone lets the model fill a field. */
export const fromAI = (name: string, type: 'string' | 'number'): string =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`\`, '${type}') }}`;

/** Where n8n keeps them. */
export interface AgentCredentials {
	model: CredentialRef;
	bybit: CredentialRef;
}

function node(name: string, type: string, typeVersion: number, rest: Partial<INode>): INode {
	const place: [number, number] = [0, 0];
	return { id: randomUUID(), name, type, typeVersion, position: place, parameters: {}, ...rest };
}

function link(to: string, type: NodeConnectionType) {
	return { [type]: [[{ node: to, type, index: 0 }]] };
}

/** A webhook that hands its `text` to an AI agent whose one tool is the Bybit node. */
export function agentWorkflow(
	path: string,
	{ model, bybit }: AgentCredentials,
	parameters: INodeParameters,
): WorkflowFile {
	const langchain = '@n8n/n8n-nodes-langchain';
	const nodes = [
		node('Webhook', 'n8n-nodes-base.webhook', 2, {
			webhookId: randomUUID(),
			parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
		}),
		node('AI Agent', `${langchain}.agent`, 3, {
			parameters: { promptType: 'define', text: '={{ $json.body.text }}', options: {} },
		}),
		node('Model', `${langchain}.lmChatOpenAi`, 1.2, {
			parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
			credentials: { openAiApi: model },
		}),
		node('Set leverage', TOOL_TYPE, 1, {
			parameters: { resource: 'position', operation: 'setLeverage', ...parameters },
			credentials: { [CREDENTIAL_TYPE]: bybit },
			// Else the agent hears what went wrong without what to do about it; agents before version 3 hear nothing.
			onError: 'continueRegularOutput',
		}),
	];
	const connections: IConnections = {
		Webhook: link('AI Agent', 'main'),
		Model: link('AI Agent', 'ai_languageModel'),
		'Set leverage': link('AI Agent', 'ai_tool'),
	};
	return { name: path, nodes, connections, settings: { executionOrder: 'v1' } };
}
