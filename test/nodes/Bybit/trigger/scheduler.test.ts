import { Container } from '@n8n/di';
import { ExecutionLifecycleHooks, InstanceSettings, TriggerContext } from 'n8n-core';
import { ActiveWorkflowTriggers } from 'n8n-core/dist/execution-engine/active-workflow-triggers';
import { Workflow, type IDataObject, type INode } from 'n8n-workflow';

import { BybitTrigger } from '../../../../nodes/Bybit/BybitTrigger.node';
import { additionalDataWith } from '../../../engine/additionalData';
import { StoredCredentials } from '../../../engine/credentials';
import { registryOf } from '../../../engine/registry';
import { Exchange } from '../../../exchange';
import { alerts, TRIGGER } from './triggerHarness';

const BTC = { category: 'linear', symbol: 'BTCUSDT' } as const;

/** Resolves when `isTrue` is, looking every few milliseconds. */
async function until(isTrue: () => boolean): Promise<void> {
	while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 10));
}

let exchange: Exchange;
beforeAll(async () => {
	exchange = await Exchange.start();
	Container.get(InstanceSettings).markAsLeader();
});
afterAll(async () => await exchange.close());

it('runs in n8n’s own scheduler until it is deactivated', async () => {
	exchange.pricePath(BTC, [[0, 95]]);
	const node: INode = {
		...{ id: 'trigger', name: 'Bybit Trigger', type: TRIGGER, typeVersion: 1, position: [0, 0] },
		parameters: {
			...{ environment: 'custom', baseUrl: exchange.url, options: { checkEvery: 1 } },
			alerts: alerts({ price: '90', leverage: '5' }),
		},
	};
	const workflow = new Workflow({
		...{ id: 'scheduled', nodes: [node], connections: {}, active: true },
		nodeTypes: registryOf({ [TRIGGER]: new BybitTrigger() }),
	});
	const items: IDataObject[] = [];
	const active = Container.get(ActiveWorkflowTriggers);
	await active.addAllTriggers(
		workflow.id,
		workflow,
		additionalDataWith(ExecutionLifecycleHooks, new StoredCredentials({})),
		'trigger',
		'activate',
		(of, trigger, data, mode, activation) =>
			new TriggerContext(of, trigger, data, mode, activation, ([emitted = []]) => {
				items.push(...emitted.map(({ json }) => json));
			}),
		() => {
			throw new Error('There is nothing to poll');
		},
	);
	const requests = () => exchange.log.filter(({ path }) => path === '/v5/market/kline').length;
	await until(() => requests() >= 2);
	exchange.setPrice(BTC, 85);
	await until(() => items.length > 0);
	expect(items).toMatchObject([{ symbol: 'BTCUSDT', level: 90, leverage: 5, price: 85 }]);

	await active.remove(workflow.id);
	const before = requests();
	await new Promise((resolve) => setTimeout(resolve, 2100));
	expect(requests()).toBe(before);
	expect(items).toHaveLength(1);
});
