import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Tool {
	function: {
		name: string;
		description: string;
		parameters: { properties: Record<string, { type: string }> };
	};
}

/** The parts of n8n's request to a model that the tests read. */
export interface ModelRequest {
	messages: Array<{ role: string; content: unknown }>;
	tools?: Tool[];
}

/** A chat model with OpenAI's interface that calls a tool once, then repeats the tool's result. */
export class ModelServer {
	/** The requests it received, oldest first. */
	readonly requests: ModelRequest[] = [];
	/** The arguments with which it calls the tool. */
	toolArguments: Record<string, unknown> = {};
	/** The name of the tool that it calls; by default its first. */
	toolName?: string;

	private constructor(private readonly server: Server) {}

	static async start(): Promise<ModelServer> {
		const server = createServer();
		const model = new ModelServer(server);
		server.on('request', (request, response) => {
			void text(request).then((body) => {
				const parsed = JSON.parse(body) as ModelRequest;
				model.requests.push(parsed);
				response.setHeader('content-type', 'application/json');
				response.end(JSON.stringify(model.complete(parsed)));
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return model;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
	}

	/** The first tool in the latest request. */
	get tool(): Tool['function'] | undefined {
		return this.tools[0];
	}

	/** The tools in the latest request. */
	get tools(): Array<Tool['function']> {
		return (this.requests.at(-1)?.tools ?? []).map((tool) => tool.function);
	}

	/** The tool's latest result. */
	get toolResult(): string {
		return String(this.requests.at(-1)?.messages.findLast(({ role }) => role === 'tool')?.content);
	}

	close(): void {
		this.server.close();
		this.server.closeAllConnections();
	}

	private complete({ messages, tools }: ModelRequest): object {
		const last = messages.at(-1);
		const call = {
			id: 'call_1',
			type: 'function',
			function: {
				name: this.toolName ?? tools?.[0]?.function.name,
				arguments: JSON.stringify(this.toolArguments),
			},
		};
		const message =
			last?.role === 'tool'
				? { role: 'assistant', content: `The tool says: ${String(last.content)}` }
				: { role: 'assistant', content: null, tool_calls: [call] };
		const finish_reason = message.content === null ? 'tool_calls' : 'stop';
		return {
			...{ id: 'chatcmpl-1', object: 'chat.completion', created: 0, model: 'scripted' },
			choices: [{ index: 0, message, finish_reason }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	}
}
