import {
	type IHttpRequestOptions,
	type INodeExecutionData,
	type ITriggerFunctions,
	type ITriggerResponse,
} from 'n8n-workflow';

import { StoppedError } from '../client/abort';
import { systemClock, type Clock } from '../client/clock';
import { ipRateLimiter } from '../client/ipRateLimiter';
import type { RateLimiter } from '../client/rateLimiter';
import { toNodeError } from '../errors/toNodeError';
import { longestWindow } from './alertConditions';
import { testItem } from './alertItem';
import { createCandleReader, type CandleReader } from './candles';
import { PriceChecks, type CheckHost } from './priceChecks';
import { takeInterrupted, keepInterrupted } from './interruptedTriggers';
import { loadState, saveState, type StoredState } from './storedState';
import {
	activationError,
	explain,
	requestInfo,
	unavailableError,
	unknownSymbolError,
} from './triggerErrors';
import { readTriggerSettings, type TriggerSettings } from './triggerSettings';

/** What the trigger needs beside n8n; tests bring their own. */
export interface TriggerDependencies {
	limiter: Pick<RateLimiter, 'acquire'>;
	clock: Clock;
}

function cronExpression(seconds: number) {
	return seconds === 60 ? ('0 * * * * *' as const) : (`*/${seconds} * * * * *` as const);
}

/** One item of the first alert, at once: the editor waits for it. */
async function emitTest(
	context: ITriggerFunctions,
	settings: TriggerSettings,
	read: CandleReader,
): Promise<void> {
	const [alert] = settings.alerts;
	if (!alert) return;
	try {
		const history = await read(alert.symbol, longestWindow([alert]) + 2);
		context.emit([[{ json: testItem(alert, settings, history) }]]);
	} catch (error) {
		const failures = [{ symbol: alert.symbol, error }];
		throw (
			unknownSymbolError(context.getNode(), settings, failures) ??
			toNodeError(context.getNode(), error, 0, requestInfo(settings, alert.symbol))
		);
	}
}

/** Firings of alerts that are there no more are forgotten. */
function firingsOf({ alerts }: TriggerSettings, { firings }: StoredState): StoredState['firings'] {
	const keys = new Set(alerts.map(({ key }) => key));
	return Object.fromEntries(Object.entries(firings).filter(([key]) => keys.has(key)));
}

/**
 * Starts the checks of a trigger, in n8n's own scheduler.
 *
 * Activating reads the baseline and rejects an unknown symbol; after a restart of n8n the first check
 * catches up instead. Without a network, activating succeeds, and checks begin as soon as there is one.
 *
 * @throws {NodeOperationError | NodeApiError} when a parameter cannot be used, with the alert's number and
 *   how to fix it
 */
export async function startPriceAlerts(
	context: ITriggerFunctions,
	{ limiter, clock }: TriggerDependencies = { limiter: ipRateLimiter, clock: systemClock },
): Promise<ITriggerResponse> {
	const node = context.getNode();
	const settings = readSettings(context);
	const abort = new AbortController();
	const send = async (request: IHttpRequestOptions): Promise<unknown> =>
		await context.helpers.httpRequest(request);
	const read = createCandleReader(settings, send, limiter, abort.signal);
	if (context.getMode() === 'manual')
		return { manualTriggerFunction: async () => await emitTest(context, settings, read) };

	const id = `${context.getWorkflow().id ?? ''} ${node.id}`;
	const staticData = context.getWorkflowStaticData('node');
	const stored = loadState(staticData);
	const interrupted = takeInterrupted(id, clock.now());
	const isRestart = ['init', 'leadershipChange'].includes(context.getActivationMode());
	const state = interrupted?.state ?? {
		firings: firingsOf(settings, stored),
		lastCandles: isRestart ? stored.lastCandles : {},
	};

	const host: CheckHost = {
		fire(items, fired, deduplicationKey) {
			// Before emit, which starts saving.
			saveState(staticData, fired);
			const data: INodeExecutionData[] = items.map((json) => ({ json }));
			context.emit([data], undefined, undefined, `${id} ${deduplicationKey}`);
		},
		onFailure(failure) {
			context.logger.warn(`${node.name}: ${explain(settings, failure)}`);
		},
		onRecovery(symbol) {
			context.logger.info(`${node.name}: ${symbol}: prices can be read again`);
		},
		onUnavailable(symbols, failure, isComplete) {
			const report = unavailableError(node, settings, symbols, failure);
			// n8n 1.x has no other way than to deactivate the trigger and to activate it again.
			if ('saveFailedExecution' in context) context.saveFailedExecution(report);
			else if (isComplete) {
				keepInterrupted(id, { state: checks.state, symbols, time: clock.now() });
				(context as ITriggerFunctions).emitError(report);
			}
		},
	};
	const checks = new PriceChecks(settings, read, host, clock, state, interrupted?.symbols);
	const check = async () => {
		try {
			await checks.check();
		} catch (error) {
			if (!(error instanceof StoppedError))
				context.logger.error(explain(settings, { symbol: '', error }));
		}
	};

	if (!isRestart && !interrupted) {
		await check();
		const unknown = unknownSymbolError(node, settings, checks.failures);
		if (unknown) throw activationError(unknown);
		saveState(staticData, checks.state);
	}
	context.helpers.registerCron({ expression: cronExpression(settings.checkEvery) }, () => {
		void check();
	});
	return {
		closeFunction: async () => {
			checks.close();
			abort.abort();
		},
	};
}

function readSettings(context: ITriggerFunctions): TriggerSettings {
	try {
		return readTriggerSettings(context);
	} catch (error) {
		const nodeError = toNodeError(context.getNode(), error, 0);
		throw context.getMode() === 'manual' ? nodeError : activationError(nodeError);
	}
}
