import type { INodeParameters } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import { agentWorkflow, fromAI, type AgentCredentials } from '../agent/agentWorkflow';
import { ModelServer } from '../agent/modelServer';
import type { Harness } from '../harness';

/** Versions of the AI Agent node: 3 lets n8n's engine call tools, earlier ones call them themselves. */
const AGENT_VERSIONS = [2.2, 3];
const NEWEST_AGENT = 3;
const SYMBOL = { category: 'linear', symbol: 'BTCUSDT' } as const;

/** Parameters whose symbol and leverage the model fills in. */
const filledByModel = {
	category: 'linear',
	symbol: { __rl: true, mode: 'name', value: fromAI('Symbol', 'string') },
	leverage: fromAI('Leverage', 'string'),
};

/** The node as the tool of an AI agent in a real n8n, with a scripted model. */
export function aiToolSuite(harness: () => Harness): void {
	let model: ModelServer;
	let credentials: AgentCredentials;

	beforeAll(async () => {
		model = await ModelServer.start();
		const { client } = harness().n8n;
		const data = { apiKey: 'none-needed', url: model.url };
		credentials = {
			model: await client.createCredential('openAiApi', 'Scripted model', data),
			bybit: await harness().createCredential(),
		};
	});
	afterAll(() => model.close());
	beforeEach(() => harness().exchange.reset());

	/** Lets the model call the tool with these arguments; returns the agent's output. */
	async function callTool(
		toolArguments: object,
		options: INodeParameters = {},
		agentVersion = NEWEST_AGENT,
	): Promise<string> {
		const { client } = harness().n8n;
		model.toolArguments = { ...toolArguments };
		const path = randomUUID();
		const parameters = { ...filledByModel, options };
		const workflow = await client.createWorkflow(
			agentWorkflow(path, credentials, parameters, agentVersion),
		);
		await client.activate(workflow);
		const { body } = await client.callWebhook(path, { body: { text: 'Be careful with BTC.' } });
		return JSON.stringify(body);
	}

	const leverage = () => harness().exchange.leverageOf(SYMBOL).buyLeverage;

	it('lets the model fill in only the fields left to it', async () => {
		await callTool({ Symbol: 'BTCUSDT', Leverage: '5' }, { maxLeverage: '10' });
		const { Symbol, Leverage, ...others } = model.tool?.parameters.properties ?? {};
		expect([Symbol?.type, Leverage?.type, others]).toEqual(['string', 'string', {}]);
		expect(model.tool?.description).toBe('Set the leverage of a symbol in Bybit');
	});

	it('sets what the model asks for and returns readable output', async () => {
		const output = await callTool({ Symbol: 'btc/usdt', Leverage: '5' }, { maxLeverage: '10' });
		expect(leverage()).toBe('5');
		expect(JSON.parse(model.toolResult)).toMatchObject([
			{ ...SYMBOL, buyLeverage: 5, sellLeverage: 5, changed: true },
		]);
		expect(output).toContain('The tool says');
	});

	it.each(AGENT_VERSIONS)('tells the model of agent %s how to fix an error', async (version) => {
		await callTool({ Symbol: 'BTCUSDT', Leverage: '100' }, { maxLeverage: '10' }, version);
		expect(harness().exchange.log).toEqual([]);
		expect(model.toolResult).toContain("100× exceeds this node's Max Leverage of 10×");
		expect(model.toolResult).toContain('Nothing was changed. Lower the leverage');
	});

	it('reduces to Max Leverage where the operator chose so', async () => {
		const options = { maxLeverage: '10', aboveMaxLeverage: 'reduce' };
		await callTool({ Symbol: 'BTCUSDT', Leverage: '100' }, options);
		expect(leverage()).toBe('10');
		expect(JSON.parse(model.toolResult)).toMatchObject([
			{ buyLeverage: 10, requested: { buyLeverage: 100, sellLeverage: 100 } },
		]);
	});

	it('never lets the model fill in Max Leverage, even where $fromAI was put into it', async () => {
		const options = { maxLeverage: fromAI('Max_Leverage', 'string') };
		await callTool({ Symbol: 'BTCUSDT', Leverage: '100', Max_Leverage: '1000' }, options);
		expect(harness().exchange.log).toEqual([]);
		expect(model.toolResult).toContain('Max Leverage must not be an expression');
	});
}
