import {
	readApiKey,
	type BybitCredentials,
} from '../../../credentials/bybitLeverageApi/credentialData';
import { resolveBaseUrl } from '../../../credentials/bybitLeverageApi/environments';
import { endpointOf } from './endpoints';
import { Order } from './order';
import { Outage } from './outage';
import { Pace } from './pace';
import { systemTime, type Time } from './time';

/** What all executions of this process share about one API key on one host. */
export class Account {
	readonly order = new Order();
	readonly outage: Outage;
	private readonly paces = new Map<string, Pace>();

	constructor(
		/** Scheme and host, such as `https://api-testnet.bybit.com`. */
		readonly baseUrl: string,
		readonly time: Time,
	) {
		this.outage = new Outage(time);
	}

	/** @param path of the endpoint, such as `/v5/position/set-leverage`: each has its own limit */
	pace(path: string): Pace {
		let pace = this.paces.get(path);
		if (!pace) {
			pace = new Pace(endpointOf(path).perSecond, this.time);
			this.paces.set(path, pace);
		}
		return pace;
	}

	/** Host and port, such as `api-testnet.bybit.com`. */
	get host(): string {
		return new URL(this.baseUrl).host;
	}

	get idle(): boolean {
		return this.order.size === 0 && [...this.paces.values()].every((pace) => pace.idle);
	}
}

/** Above this many, accounts that nobody uses are forgotten. */
const REMEMBERED = 100;

/** The accounts of this process, one per API key and host: the limit counts over all executions. */
export class Accounts {
	private readonly known = new Map<string, Account>();

	constructor(private readonly time: Time = systemTime) {}

	/** @throws {CredentialError} when the credential's API key or host cannot be used, with the fix in its words */
	of(credentials: BybitCredentials): Account {
		const baseUrl = resolveBaseUrl(credentials);
		const key = `${readApiKey(credentials)}@${baseUrl}`;
		let account = this.known.get(key);
		if (!account) {
			if (this.known.size >= REMEMBERED) this.forgetIdle();
			account = new Account(baseUrl, this.time);
			this.known.set(key, account);
		}
		return account;
	}

	get size(): number {
		return this.known.size;
	}

	private forgetIdle(): void {
		for (const [key, account] of this.known) if (account.idle) this.known.delete(key);
	}
}
