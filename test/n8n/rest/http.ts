/** n8n's answer with a status that says no. */
export class RestError extends Error {
	constructor(
		readonly status: number,
		request: string,
		readonly body: string,
	) {
		super(`${request} was answered with ${status}: ${body.slice(0, 500)}`);
	}
}

const TIMEOUT_MS = 30_000;

/** Talks to n8n's own REST interface and keeps the login cookie. */
export class RestSession {
	private cookie = '';

	constructor(readonly url: string) {}

	/**
	 * Sends a request and returns the answer's `data`, or the whole answer where there is none.
	 * @throws RestError when n8n refuses it.
	 */
	async send<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(this.url + path, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie },
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		const text = await response.text();
		if (!response.ok) throw new RestError(response.status, `${method} ${path}`, text);
		const auth = response.headers.getSetCookie().find((cookie) => cookie.startsWith('n8n-auth='));
		if (auth) this.cookie = auth.split(';')[0] ?? '';
		const answer = JSON.parse(text || 'null') as { data?: T } | null;
		return (answer && typeof answer === 'object' && 'data' in answer ? answer.data : answer) as T;
	}
}
