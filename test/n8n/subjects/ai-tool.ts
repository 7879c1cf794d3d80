import type { INodeParameters } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import { agentWorkflow, fromAI, type AgentCredentials } from '../agent/agent-workflow';
import { ScriptedModel } from '../agent/scripted-model';
import type { Rig } from '../rig';

const CONTRACT = { category: 'linear', symbol: 'BTCUSDT' } as const;

/** Symbol and leverage filled by the model. */
const filledByModel = {
	category: 'linear',
	symbol: { __rl: true, mode: 'name', value: fromAI('Symbol', 'string') },
	leverage: fromAI('Leverage', 'number'),
};

/** The node as the tool of an AI agent in a real n8n; the model is scripted. */
export function aiTool(rig: () => Rig): void {
	let model: ScriptedModel;
	let credentials: AgentCredentials;

	beforeAll(async () => {
		model = await ScriptedModel.start();
		const { client } = rig().n8n;
		const data = { apiKey: 'none-needed', url: model.url };
		credentials = {
			model: await client.createCredential('openAiApi', 'Scripted model', data),
			bybit: await rig().createCredential(),
		};
	});
	afterAll(() => model.close());
	beforeEach(() => rig().exchange.reset());

	/** Lets the model call the tool with these arguments; the agent's last words. */
	async function ask(toolArguments: object, options: INodeParameters = {}): Promise<string> {
		const { client } = rig().n8n;
		model.toolArguments = { ...toolArguments };
		const path = randomUUID();
		const parameters = { ...filledByModel, options };
		const workflow = await client.createWorkflow(agentWorkflow(path, credentials, parameters));
		await client.activate(workflow);
		const { body } = await client.callWebhook(path, { body: { text: 'Be careful with BTC.' } });
		return JSON.stringify(body);
	}

	const leverage = () => rig().exchange.leverageOf(CONTRACT).buyLeverage;

	it('offers the model what it may fill, and nothing else', async () => {
		await ask({ Symbol: 'BTCUSDT', Leverage: 5 }, { maxLeverage: 10 });
		const { Symbol, Leverage, ...rest } = model.tool?.parameters.properties ?? {};
		expect([Symbol?.type, Leverage?.type, rest]).toEqual(['string', 'number', {}]);
		expect(model.tool?.description).toBe('Set leverage of symbol in Bybit');
	});

	it('sets what the model asks for, and answers readably', async () => {
		const words = await ask({ Symbol: 'btc/usdt', Leverage: 5 }, { maxLeverage: 10 });
		expect(leverage()).toBe('5');
		expect(JSON.parse(model.toolAnswer)).toMatchObject([
			{ ...CONTRACT, buyLeverage: 5, sellLeverage: 5, changed: true },
		]);
		expect(words).toContain('The tool says');
	});

	it('refuses more than the cap, and tells the model so', async () => {
		await ask({ Symbol: 'BTCUSDT', Leverage: 100 }, { maxLeverage: 10 });
		expect(rig().exchange.log).toEqual([]);
		expect(model.toolAnswer).toContain('100× is more than the Max Leverage of 10×');
		expect(model.toolAnswer).toContain('Nothing was changed. Ask for less');
	});

	it('reduces to the cap where the operator chose so', async () => {
		const options = { maxLeverage: 10, aboveMaxLeverage: 'reduce' };
		await ask({ Symbol: 'BTCUSDT', Leverage: 100 }, options);
		expect(leverage()).toBe('10');
		expect(JSON.parse(model.toolAnswer)).toMatchObject([
			{ buyLeverage: 10, requested: { buyLeverage: 100, sellLeverage: 100 } },
		]);
	});

	it('lets no model fill the cap, not even where someone tried to allow it', async () => {
		const options = { maxLeverage: fromAI('Max_Leverage', 'number') };
		await ask({ Symbol: 'BTCUSDT', Leverage: 100, Max_Leverage: 1000 }, options);
		expect(rig().exchange.log).toEqual([]);
		expect(model.toolAnswer).toContain('Max Leverage is');
	});
}
