import type {
	IConnections,
	INode,
	INodeCredentials,
	INodeParameters,
	IRunExecutionData,
} from 'n8n-workflow';

/** The person who owns the n8n. */
export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

/** A stored credential, as nodes name it. */
export interface CredentialRef {
	id: string;
	name: string;
}

/** A workflow as its JSON file holds it. */
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

/** What n8n says after it has tried a credential. */
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** A question of the panel's for the entries of a list field. */
export interface ListSearch {
	/** Where the field is, such as `parameters.symbol`. */
	path: string;
	methodName: string;
	nodeTypeAndVersion: { name: string; version: number };
	currentNodeParameters: INodeParameters;
	credentials: INodeCredentials;
	filter?: string;
	paginationToken?: string;
}

/** What a webhook answered. */
export interface WebhookAnswer {
	status: number;
	/** Parsed JSON where it is JSON, else the text. */
	body: unknown;
}
