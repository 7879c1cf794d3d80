import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	PreSendAction,
} from 'n8n-workflow';

import type { BybitCredentials } from '../../../credentials/bybitLeverageApi/credentialData';
import { errorText } from '../errors/errorCode';
import { toNodeError } from '../errors/toNodeError';
import { StoppedError, untilAborted } from './abort';
import { Accounts } from './account';
import type { Scope } from './keyedMutex';
import { NodeRun } from './nodeRun';
import { OperationContext } from './operationContext';

/** What an operation's `preSend` makes of an item. */
export interface PreparedRequest<Params> {
	/** The request that the operation declares, complete. */
	options: IHttpRequestOptions;
	/** What the operation must know besides. */
	params: Params;
}

/** How an operation is carried out. */
export interface Operation<Params> {
	/** What it needs for itself while it runs; nothing for reads that may run beside anything. */
	scope?: (params: Params) => Scope | undefined;
	/**
	 * Checks the item against its credential, before anything of the run is sent.
	 *
	 * @throws {CredentialError} what the owner of the credential does not allow
	 */
	check?: (params: Params, credentials: BybitCredentials) => void;
	/** Sends what has to be sent. Returns the `json` of the output item, or of several. */
	execute: (context: OperationContext<Params>) => Promise<IDataObject | IDataObject[]>;
}

type Preparation = { run: NodeRun } & ({ params: unknown } | { error: Error });

/** n8n hands nothing but the request options from `preSend` to `pagination`, so the rest hangs on those. */
const preparations = new WeakMap<object, Preparation>();

const accounts = new Accounts();

/**
 * Makes the `preSend` of an operation. An error it finds is thrown later, by {@link createPagination}: only then
 * is it known whether n8n still listens to this item.
 *
 * @param prepare validates and normalizes without waiting, so that items keep their order
 */
export function createPreSend<Params>(
	prepare: (
		context: IExecuteSingleFunctions,
		options: IHttpRequestOptions,
	) => PreparedRequest<Params>,
): PreSendAction {
	return async function (this: IExecuteSingleFunctions, declared) {
		const run = NodeRun.prepare(this);
		try {
			const { options, params } = prepare(this, declared);
			preparations.set(options, { run, params });
			return options;
		} catch (error) {
			const nodeError = toNodeError(this.getNode(), error, this.getItemIndex());
			preparations.set(declared, { run, error: nodeError });
			return declared;
		}
	};
}

/**
 * Makes the `pagination` function of an operation. It is the one place where n8n lets a declarative node wrap
 * its request, and so where mutex, rate limit and retry can live. Nothing else knows of it.
 *
 * @see https://docs.n8n.io/integrations/creating-nodes/build/reference/node-base-files/declarative-style-parameters/
 */
export function createPagination<Params>({ scope, check, execute }: Operation<Params>) {
	return async function (
		this: IExecutePaginationFunctions,
		declared: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const item = this.getItemIndex();
		const pairedItem = { item };
		const preparation = preparations.get(declared.options);
		if (!preparation) throw new Error('The operation has no preSend made by createPreSend');
		const { run } = preparation;
		if (!run.isPrepared(item)) return [];
		try {
			if ('error' in preparation) throw preparation.error;
			const params = preparation.params as Params;
			const credentials = await run.readCredentials(
				async () => await this.getCredentials<BybitCredentials>('bybitLeverageApi'),
			);
			check?.(params, credentials);
			await run.allChecked(item);
			// From here to the mutex nothing waits: an idle account may be forgotten.
			const account = accounts.get(credentials);
			const locked = scope?.(params);
			const context = new OperationContext({
				...{ functions: this, declared, params, scope: locked, run, account, credentials },
			});
			const task = async () => await execute(context);
			const running = locked ? account.mutex.run(locked, task, run.signal) : task();
			const json = await untilAborted(running, run.cancelled);
			return [json].flat().map((output) => ({ json: output, pairedItem }));
		} catch (error) {
			if (error instanceof StoppedError) return [];
			const nodeError = toNodeError(this.getNode(), error, item);
			if (run.stopsOnError) {
				await run.fail();
				throw nodeError;
			}
			// `error` alone, as text: n8n then adds the input item on the error output and overwrites none of it.
			return [{ json: { error: errorText(nodeError) }, pairedItem }];
		}
	};
}
