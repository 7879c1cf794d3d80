import { fork } from 'node:child_process';

import type { Installed } from '../subjects/installed';

type Reply = { result: unknown } | { error: string };

/**
 * The other process of {@link runJob}: takes one task, replies with its result, and exits.
 *
 * @param work gets the task that {@link runJob} was called with
 */
export function serveJob(work: (task: never) => Promise<unknown>): void {
	process.once('message', (task) => {
		const send = (reply: Reply) => process.send?.(reply, () => process.exit());
		work(task as never).then(
			(result) => send({ result }),
			(error: unknown) =>
				send({ error: error instanceof Error ? String(error.stack) : String(error) }),
		);
	});
}

/**
 * Runs a file that calls {@link serveJob} in a fresh process, on the Node.js that n8n runs on.
 *
 * @param file absolute path of the TypeScript file
 * @throws Error with the stack of the job's error
 */
export async function runJob(file: string, installed: Installed, task: object): Promise<unknown> {
	const child = fork(file, {
		execPath: installed.node,
		execArgv: ['--expose-gc', '--require', require.resolve('tsx/cjs')],
		// As n8n does: a community package finds n8n-workflow and the rest among n8n's own modules.
		env: { ...process.env, NODE_PATH: installed.modules, N8N_LOG_LEVEL: 'silent' },
		serialization: 'advanced',
	});
	child.send(task);
	const reply = await new Promise<Reply>((resolve, reject) => {
		child.once('message', (message) => {
			resolve(message as Reply);
		});
		child.once('error', reject);
		child.once('exit', (code) => {
			reject(new Error(`${file} exited with ${code}`));
		});
	});
	if ('error' in reply) throw new Error(reply.error);
	return reply.result;
}
