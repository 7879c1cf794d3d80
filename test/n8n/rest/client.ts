import type { ICredentialType, INodeListSearchResult, INodeTypeDescription } from 'n8n-workflow';
import { type ExecutionQuery, findExecutions, readExecution, waitForExecution } from './executions';
import { RestError, RestSession } from './http';
import type * as Rest from './types';
import { callWebhook, type WebhookCall } from './webhook';

export type { Owner } from './types';

/** The calls to n8n's REST interface that the runs need. All throw RestError when n8n refuses. */
export class N8nClient {
	readonly session: RestSession;

	constructor(readonly url: string) {
		this.session = new RestSession(url);
	}

	async setUpOwner(owner: Rest.Owner): Promise<void> {
		await this.session.send('POST', '/rest/owner/setup', owner);
	}

	async login({ email, password }: Rest.Owner): Promise<void> {
		await this.session.send('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	nodeTypes(): Promise<INodeTypeDescription[]> {
		return this.session.send('GET', '/types/nodes.json');
	}

	credentialTypes(): Promise<ICredentialType[]> {
		return this.session.send('GET', '/types/credentials.json');
	}

	/** Stores a credential; `data` holds its fields. */
	async createCredential(type: string, name: string, data: object): Promise<Rest.CredentialRef> {
		const body = { name, type, data };
		const { id } = await this.session.send<Rest.CredentialRef>('POST', '/rest/credentials', body);
		return { id, name };
	}

	/** Lets n8n try a stored credential, as its "Test" button does; `data` holds the same fields. */
	testCredential(
		type: string,
		credential: Rest.CredentialRef,
		data: object,
	): Promise<Rest.CredentialTestResult> {
		const credentials = { ...credential, type, data };
		return this.session.send('POST', '/rest/credentials/test', { credentials });
	}

	createWorkflow(workflow: Rest.WorkflowFile): Promise<Rest.StoredWorkflow> {
		// n8n 1 insists on the field.
		return this.session.send('POST', '/rest/workflows', { active: false, ...workflow });
	}

	/** Activates (publishes) a workflow. */
	async activate({ id, versionId }: Rest.StoredWorkflow): Promise<void> {
		try {
			await this.session.send('POST', `/rest/workflows/${id}/activate`, { versionId });
		} catch (error) {
			if (!(error instanceof RestError) || error.status !== 404) throw error;
			// n8n 1 knows no such route.
			await this.session.send('PATCH', `/rest/workflows/${id}`, { active: true });
		}
	}

	/** Deactivates (unpublishes) a workflow: its webhooks go. */
	async deactivate({ id }: Rest.StoredWorkflow): Promise<void> {
		try {
			await this.session.send('POST', `/rest/workflows/${id}/deactivate`, {});
		} catch (error) {
			if (!(error instanceof RestError) || error.status !== 404) throw error;
			await this.session.send('PATCH', `/rest/workflows/${id}`, { active: false });
		}
	}

	/** What a list field of a node offers, as the panel asks for it. */
	listSearch(search: Rest.ListSearch): Promise<INodeListSearchResult> {
		const path = '/rest/dynamic-node-parameters/resource-locator-results';
		return this.session.send('POST', path, search);
	}

	/** Calls an active workflow's webhook. */
	callWebhook(path: string, call: WebhookCall): Promise<Rest.WebhookAnswer> {
		return callWebhook(`${this.url}/webhook/${path}`, call);
	}

	executions(query: ExecutionQuery): Promise<Rest.ExecutionSummary[]> {
		return findExecutions(this.session, query);
	}

	execution(id: string): Promise<Rest.Execution> {
		return readExecution(this.session, id);
	}

	/** Waits for a workflow's newest execution to end, one newer than `after`, and reads it. */
	waitForExecution(workflowId: string, after?: string): Promise<Rest.Execution> {
		return waitForExecution(this.session, workflowId, after);
	}
}
