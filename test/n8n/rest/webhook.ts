import { setTimeout as sleep } from 'node:timers/promises';
import type { WebhookResponse } from './restTypes';

export interface WebhookCall {
	method?: string;
	/** Sent as JSON; a string is sent unchanged. */
	body?: unknown;
	headers?: Record<string, string>;
}

/** How long n8n may take to register the webhook of a workflow that was just activated. */
const REGISTRATION_MS = 5_000;
const TIMEOUT_MS = 120_000;

function parseBody(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** Calls a webhook, once n8n has registered it, and returns its response whatever the status. */
export async function callWebhook(url: string, call: WebhookCall): Promise<WebhookResponse> {
	const deadline = Date.now() + REGISTRATION_MS;
	const { method = 'POST', body } = call;
	for (;;) {
		const response = await fetch(url, {
			method,
			headers: { 'content-type': 'application/json', ...call.headers },
			body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		const text = await response.text();
		// A workflow may respond with 404 too; only n8n's own says that there is no webhook yet.
		const isUnregistered = response.status === 404 && text.includes('not registered');
		if (!isUnregistered || Date.now() > deadline) {
			return { status: response.status, body: parseBody(text) };
		}
		await sleep(100);
	}
}
