import type {
	IConnections,
	INode,
	INodeCredentials,
	INodeParameters,
	IRunExecutionData,
} from 'n8n-workflow';

/** The owner of the n8n instance. */
export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

/** How a node refers to a stored credential. */
export interface CredentialRef {
	id: string;
	name: string;
}

/** A workflow as in an exported JSON file. */
export interface WorkflowFile {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: Record<string, unknown>;
}

export interface StoredWorkflow extends WorkflowFile {
	id: string;
	active: boolean;
	/** Since n8n 2. */
	versionId: string;
}

/** The state of a workflow's publication, since n8n 2.41. */
export interface PublicationStatus {
	status: 'not_published' | 'in_progress' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; errorMessage: string | null }>;
}

export type ExecutionStatus =
	'new' | 'running' | 'success' | 'error' | 'canceled' | 'crashed' | 'waiting';

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: ExecutionStatus;
	mode: string;
	startedAt: string;
	stoppedAt: string | null;
}

export interface Execution extends ExecutionSummary {
	data: IRunExecutionData;
}

/** The result of n8n's credential test. */
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** The editor's request for the entries of a list field. */
export interface ListSearch {
	/** The field, e.g. `parameters.symbol`. */
	path: string;
	methodName: string;
	nodeTypeAndVersion: { name: string; version: number };
	currentNodeParameters: INodeParameters;
	credentials: INodeCredentials;
	filter?: string;
	paginationToken?: string;
}

/** A webhook's response. */
export interface WebhookResponse {
	status: number;
	/** Parsed where it is JSON, otherwise the text. */
	body: unknown;
}
