import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { cliOptions } from '../cliOptions';
import { postLeverage } from './exchangeClient';

describe('the command line', () => {
	it('has defaults', () => {
		expect(cliOptions([])).toEqual({
			help: false,
			quiet: false,
			secretGiven: false,
			exchange: {
				port: 4545,
				rateLimit: 10,
				latency: { ms: 0, jitterMs: 0 },
				clockOffsetMs: 0,
				environment: 'testnet',
				account: { apiKey: 'demo-key', apiSecret: 'demo-secret' },
			},
		});
	});

	it('reads every flag', () => {
		const flags =
			'--port 0 --rate-limit none --latency 50 --jitter 20 --clock-offset=-3000 --server-clocks=0,50 --no-ip-limit --demo --key K --secret S --quiet';
		expect(cliOptions(flags.split(' '))).toMatchObject({
			quiet: true,
			secretGiven: true,
			exchange: {
				port: 0,
				rateLimit: Infinity,
				latency: { ms: 50, jitterMs: 20 },
				clockOffsetMs: -3000,
				serverOffsetsMs: [0, 50],
				ipLimit: false,
				environment: 'demo',
				account: { apiKey: 'K', apiSecret: 'S' },
			},
		});
	});

	it.each([['--port', 'x'], ['--rate-limit', '0'], ['--latency', '-1'], ['--no-such']])(
		'rejects %s %s',
		(...argv) => {
			expect(() => cliOptions(argv)).toThrow();
		},
	);
});

describe('as a process of its own', () => {
	let child: ChildProcess;
	afterEach(() => child.kill());

	it('tells its parent where it is and what it counted, and prints no secret it was given', async () => {
		const argv = ['--port', '0', '--key', 'parent-key', '--secret', 'parent-secret'];
		child = fork(join(__dirname, '..', 'cli.ts'), argv, {
			execArgv: ['--import', 'tsx'],
			silent: true,
		});
		let printed = '';
		child.stdout?.on('data', (text: Buffer) => (printed += text.toString()));
		const ask = async (type: string): Promise<{ counters: { requests: number } }> => {
			child.send({ type });
			const [response] = (await once(child, 'message')) as [{ counters: { requests: number } }];
			return response;
		};

		const [listening] = (await once(child, 'message')) as [{ type: string; url: string }];
		expect(listening.type).toBe('listening');
		const key = { apiKey: 'parent-key', apiSecret: 'parent-secret' };
		const { json } = await postLeverage(listening.url, key, 'BTCUSDT', '6');
		expect(json.retCode).toBe(0);
		expect(await ask('stats')).toMatchObject({
			type: 'stats',
			counters: { requests: 1, applied: 1, byRetCode: { 0: 1 } },
		});
		expect((await ask('reset')).counters.requests).toBe(0);

		expect(printed).toContain(listening.url);
		expect(printed).toMatch(/POST \/v5\/position\/set-leverage .* -> 0 \(HTTP 200\)/);
		expect(printed).not.toContain('parent-secret');
		child.disconnect();
		const [code] = (await once(child, 'exit')) as [number];
		expect(code).toBe(0);
	});

	it('changes a price that is typed, and lists the options for anything else', async () => {
		const cli = join(__dirname, '..', 'cli.ts');
		const typed = spawn(process.execPath, ['--import', 'tsx', cli, '--port', '0']);
		child = typed;
		let printed = '';
		const until = async (text: string): Promise<void> => {
			while (!printed.includes(text)) await once(typed.stdout, 'data');
		};
		typed.stdout.on('data', (data: Buffer) => (printed += data.toString()));
		typed.stdin.write('btcusdt 95000.5\n');
		await until('BTCUSDT is at 95000.5');
		typed.stdin.write('BTCUSDT\n');
		await until('--clock-offset');
	});
});
