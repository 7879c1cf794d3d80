import { ModelServer } from '../../agent/modelServer';
import { prepareExample, readExample } from '../../exampleWorkflows';
import type { Harness } from '../../harness';
import { bothSides, leverageOf } from '../../linearSymbol';
import type { StoredWorkflow } from '../../rest/restTypes';

const EXAMPLE = 'ai-agent-with-leverage-cap';
const CHAT = '@n8n/n8n-nodes-langchain.chatTrigger';

/** The example of an AI agent whose leverage is capped, with a scripted model. */
export function agentWithCapSuite(harness: () => Harness): void {
	let model: ModelServer;
	let workflow: StoredWorkflow;
	let path: string;
	beforeAll(async () => {
		model = await ModelServer.start();
		const { client } = harness().n8n;
		const data = { apiKey: 'none-needed', url: model.url };
		const openAi = await client.createCredential('openAiApi', 'Scripted model', data);
		const setup = await harness().exampleSetup({ credentials: { 'OpenAI account': openAi } });
		const prepared = prepareExample(readExample(EXAMPLE), setup);
		// Only the editor can reach a chat that is not public.
		const nodes = prepared.nodes.map((node) =>
			node.type === CHAT ? { ...node, parameters: { public: true, ...node.parameters } } : node,
		);
		path = `${nodes.find(({ type }) => type === CHAT)?.webhookId}/chat`;
		workflow = await client.createWorkflow({ ...prepared, nodes });
		await client.activate(workflow);
	});
	afterAll(async () => {
		await harness().n8n.client.deactivate(workflow);
		model.close();
	});
	beforeEach(() => harness().exchange.reset());

	/** Lets the model call a tool; returns what the chat shows. */
	async function chat(toolName: string, toolArguments: Record<string, string>): Promise<string> {
		Object.assign(model, { toolName, toolArguments });
		const body = { action: 'sendMessage', sessionId: 'one', chatInput: 'Be careful with BTC.' };
		return JSON.stringify((await harness().n8n.client.callWebhook(path, { body })).body);
	}

	it('offers the model two tools, and only symbol and leverage to fill in', async () => {
		await chat('Get_leverage', { Symbol: 'BTCUSDT' });
		const tools = model.tools.map(({ name, parameters }) => [
			name,
			Object.keys(parameters.properties).sort(),
		]);
		expect(Object.fromEntries(tools)).toEqual({
			Get_leverage: ['Symbol'],
			Set_leverage: ['Leverage', 'Symbol'],
		});
	});

	it('reads the leverage', async () => {
		expect(await chat('Get_leverage', { Symbol: 'BTCUSDT' })).toContain('The tool says');
		expect(JSON.parse(model.toolResult)).toMatchObject([{ symbol: 'BTCUSDT', ...bothSides(10) }]);
	});

	it('sets the leverage', async () => {
		await chat('Set_leverage', { Symbol: 'BTCUSDT', Leverage: '5' });
		expect(leverageOf(harness().exchange, 'BTCUSDT')).toEqual(bothSides(5));
		expect(JSON.parse(model.toolResult)).toMatchObject([
			{ ...bothSides(5), previous: bothSides(10), environment: 'custom' },
		]);
	});

	it('never sets more than Max Leverage', async () => {
		await chat('Set_leverage', { Symbol: 'BTCUSDT', Leverage: '50', Max_Leverage: '100' });
		expect(harness().exchange.log).toEqual([]);
		expect(model.toolResult).toContain("50× exceeds this node's Max Leverage of 10×");
	});
}
