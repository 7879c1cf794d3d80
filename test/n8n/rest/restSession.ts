/** An HTTP error from n8n's REST interface. */
export class RestError extends Error {
	constructor(
		readonly status: number,
		request: string,
		readonly body: string,
	) {
		super(`${request} failed with HTTP ${status}: ${body.slice(0, 500)}`);
	}
}

const TIMEOUT_MS = 30_000;

/** Calls n8n's internal REST interface and keeps the login cookie. */
export class RestSession {
	private cookie = '';

	constructor(readonly url: string) {}

	/**
	 * Sends a request.
	 * @returns the response's `data`, or the whole response where it has none
	 * @throws RestError on an HTTP error.
	 */
	async send<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(this.url + path, {
			method,
			headers: {
				'content-type': 'application/json',
				cookie: this.cookie,
				// n8n may close an idle connection in the moment in which it is used again.
				connection: 'close',
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		const text = await response.text();
		if (!response.ok) throw new RestError(response.status, `${method} ${path}`, text);
		const auth = response.headers.getSetCookie().find((cookie) => cookie.startsWith('n8n-auth='));
		if (auth) this.cookie = auth.split(';')[0] ?? '';
		const parsed = JSON.parse(text || 'null') as { data?: T } | null;
		return (parsed && typeof parsed === 'object' && 'data' in parsed ? parsed.data : parsed) as T;
	}
}
