import { setTimeout as sleep } from 'node:timers/promises';
import type { WebhookAnswer } from './types';

export interface WebhookCall {
	method?: string;
	/** Sent as JSON; a string is sent as it is. */
	body?: unknown;
	headers?: Record<string, string>;
}

/** How long a workflow that was just activated may go without its webhook. */
const REGISTRATION_MS = 5_000;
const TIMEOUT_MS = 120_000;

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** Calls a webhook once it is registered, and returns whatever it answers. */
export async function callWebhook(url: string, call: WebhookCall): Promise<WebhookAnswer> {
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
		// Only n8n's own 404 says that the webhook is not there yet.
		const unregistered = response.status === 404 && text.includes('not registered');
		if (!unregistered || Date.now() > deadline) {
			return { status: response.status, body: parsed(text) };
		}
		await sleep(100);
	}
}
