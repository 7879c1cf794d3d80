import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A server in a process of its own, so that what it costs is not ours; it ends with this process. */
export class ChildServer<Listening extends object = { url: string }> {
	private constructor(
		private readonly child: ChildProcess,
		/** What the server said once it listened. */
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

	/** Sends a message and waits for the answer to it. */
	async ask<Answer>(message: object): Promise<Answer> {
		const answered = once(this.child, 'message') as Promise<[Answer]>;
		this.child.send(message);
		return (await answered)[0];
	}

	async stop(): Promise<void> {
		const ended = once(this.child, 'exit');
		this.child.kill();
		await ended;
	}
}
