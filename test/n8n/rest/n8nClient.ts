import type { ICredentialType, INodeListSearchResult, INodeTypeDescription } from 'n8n-workflow';
import { executeManually, waitForExecution } from './executions';
import { RestError, RestSession } from './restSession';
import type * as Rest from './restTypes';
import { waitUntil } from '../support/waitUntil';
import { callWebhook, type WebhookCall } from './webhook';

/** The calls to n8n's internal REST interface that the tests need. All throw RestError on an HTTP error. */
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

	/** Stores a credential; `data` has its fields. */
	async createCredential(type: string, name: string, data: object): Promise<Rest.CredentialRef> {
		const body = { name, type, data };
		const { id } = await this.session.send<Rest.CredentialRef>('POST', '/rest/credentials', body);
		return { id, name };
	}

	/** Tests a stored credential, as the editor does; `data` has its fields. */
	testCredential(
		type: string,
		credential: Rest.CredentialRef,
		data: object,
	): Promise<Rest.CredentialTestResult> {
		const credentials = { ...credential, type, data };
		return this.session.send('POST', '/rest/credentials/test', { credentials });
	}

	createWorkflow(workflow: Rest.WorkflowFile): Promise<Rest.StoredWorkflow> {
		// n8n 1 requires `active`.
		return this.session.send('POST', '/rest/workflows', { active: false, ...workflow });
	}

	/** Activates (publishes) a workflow. */
	async activate({ id, versionId }: Rest.StoredWorkflow): Promise<void> {
		try {
			await this.session.send('POST', `/rest/workflows/${id}/activate`, { versionId });
		} catch (error) {
			if (!(error instanceof RestError) || error.status !== 404) throw error;
			// n8n 1 has no such route.
			await this.session.send('PATCH', `/rest/workflows/${id}`, { active: true });
		}
	}

	/** Deactivates (unpublishes) a workflow and its webhooks. */
	async deactivate({ id }: Rest.StoredWorkflow): Promise<void> {
		try {
			await this.session.send('POST', `/rest/workflows/${id}/deactivate`, {});
		} catch (error) {
			if (!(error instanceof RestError) || error.status !== 404) throw error;
			await this.session.send('PATCH', `/rest/workflows/${id}`, { active: false });
		}
	}

	/**
	 * Activates a workflow that n8n must refuse, and returns what the editor then shows. n8n 2.41 publishes
	 * first, and tries triggers five times within 15 s.
	 * @throws Error when n8n activates it, or takes longer.
	 */
	async activationError(workflow: Rest.StoredWorkflow): Promise<string> {
		try {
			await this.activate(workflow);
		} catch (error) {
			if (!(error instanceof RestError)) throw error;
			return (JSON.parse(error.body) as { message: string }).message;
		}
		const path = `/rest/workflows/${workflow.id}/publication-status`;
		let status: Rest.PublicationStatus | undefined;
		await waitUntil('n8n has published the workflow, or failed to', async () => {
			status = await this.session.send<Rest.PublicationStatus>('GET', path);
			return status.status !== 'in_progress';
		});
		const failed = status?.triggers.find(({ errorMessage }) => errorMessage);
		if (!failed?.errorMessage) throw new Error('n8n activated the workflow');
		return failed.errorMessage;
	}

	/** Loads the entries of a list field, as the editor does. */
	listSearch(search: Rest.ListSearch): Promise<INodeListSearchResult> {
		const path = '/rest/dynamic-node-parameters/resource-locator-results';
		return this.session.send('POST', path, search);
	}

	/** Calls an active workflow's webhook. */
	callWebhook(path: string, call: WebhookCall): Promise<Rest.WebhookResponse> {
		return callWebhook(`${this.url}/webhook/${path}`, call);
	}

	/** Waits for a workflow's newest execution, one newer than `after`, to finish and reads it. */
	waitForExecution(workflowId: string, after?: string): Promise<Rest.Execution> {
		return waitForExecution(this.session, workflowId, after);
	}

	/** Executes a workflow from the named trigger, as the editor does, and reads the execution. */
	executeManually(workflow: Rest.StoredWorkflow, trigger: string): Promise<Rest.Execution> {
		return executeManually(this.session, workflow, trigger);
	}
}
