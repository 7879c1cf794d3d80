import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A server in its own process, so that its processor time is not counted here. It exits with this process. */
export class ChildServer<Listening extends object = { url: string }> {
	private constructor(
		private readonly child: ChildProcess,
		/** The server's first message, sent once it listens. */
		readonly listening: Listening,
	) {}

	/** @param file absolute path of a TypeScript file that sends a first message once it listens */
	static async start<Listening extends object = { url: string }>(
		file: string,
		args: string[] = [],
	): Promise<ChildServer<Listening>> {
		const child = fork(file, args, {
			execArgv: ['--import', 'tsx'],
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		});
		const [listening] = (await once(child, 'message')) as [Listening];
		return new ChildServer(child, listening);
	}

	/** Sends a message and waits for the reply. */
	async request<Reply>(message: object): Promise<Reply> {
		const reply = once(this.child, 'message') as Promise<[Reply]>;
		this.child.send(message);
		return (await reply)[0];
	}

	async stop(): Promise<void> {
		const ended = once(this.child, 'exit');
		this.child.kill();
		await ended;
	}
}
