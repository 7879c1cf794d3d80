import { createPublicKey, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { PositionBook } from '../positions/positionBook';
import { copyModes, type AccountModes, type MarginMode, type PositionMode } from './accountModes';

export type Environment = 'mainnet' | 'testnet' | 'demo';

/**
 * 1 classic, 3 and 4 UTA 1.0, 5 and 6 UTA 2.0.
 * @see https://bybit-exchange.github.io/docs/v5/enum#unifiedmarginstatus
 */
export type UnifiedMarginStatus = 1 | 3 | 4 | 5 | 6;

/** What belongs to a user: every key of the same UID shares it. */
export interface Account {
	uid: number;
	/** The master account of a sub-account; 0 for a master account. */
	parentUid: number;
	unifiedMarginStatus: UnifiedMarginStatus;
	/** USDC; below 1,000 there is no portfolio margin. */
	equity: number;
	modes: AccountModes;
	/** The modes that the test arranged; a reset undoes what requests changed. */
	arrangedModes: AccountModes;
	positions: PositionBook;
	/** Symbols with open orders. */
	orders: Set<string>;
	/** The ids that clients gave to their orders. */
	orderLinkIds: Set<string>;
}

/** Permissions by group, such as `{ContractTrade: ['Order', 'Position']}`. */
export type Permissions = { ContractTrade: string[] } & Record<string, string[]>;

/** What belongs to one API key. */
export interface ApiKey {
	apiKey: string;
	/** The HMAC secret, or the public half of an RSA key. */
	verifier: KeyObject;
	rsaPublicKey: string;
	readOnly: boolean;
	permissions: Permissions;
	/** Addresses the key is bound to; `['*']` means any. */
	ips: string[];
	/** Days until it expires, or `NO_DEADLINE`. */
	deadlineDay: number;
	/** Made through an app that is connected to the account. */
	thirdParty: boolean;
	expired: boolean;
	banned: boolean;
	environment: Environment;
	account: Account;
}

/** A key to make, and the account behind it. Everything has a default. */
export interface AccountOptions {
	apiKey?: string;
	/** HMAC secret; generated when neither it nor `rsaPublicKey` is given. */
	apiSecret?: string;
	/** PEM of an RSA public key, for self-generated keys. */
	rsaPublicKey?: string;
	readOnly?: boolean;
	permissions?: Permissions;
	ips?: string[];
	/** Default 90 for a key without a bound IP; others expire only after a password change. */
	deadlineDay?: number;
	thirdParty?: boolean;
	expired?: boolean;
	banned?: boolean;
	environment?: Environment;
	/** Keys with the same uid share leverages, positions and the rate limit. */
	uid?: number;
	/** The UID of the master account: this is a sub-account. */
	parentUid?: number;
	/** Short for `unifiedMarginStatus` 5 (true, the default) or 1 (false). */
	uta?: boolean;
	unifiedMarginStatus?: UnifiedMarginStatus;
	/** USDC, default 10,000. */
	equity?: number;
	marginMode?: MarginMode;
	/** The mode of every symbol that can be in hedge mode. */
	positionMode?: PositionMode;
	/** Position modes by symbol, where they differ from `positionMode`. */
	positionModes?: Record<string, PositionMode>;
}

/** What a client needs to sign. `apiSecret` is empty for RSA keys. */
export interface AccountCredentials {
	apiKey: string;
	apiSecret: string;
	uid: number;
}

/** What query-api has for a key that does not expire, beside an `expiredAt` in 1970. */
export const NO_DEADLINE = -2;
/** Keys with no bound IP live 90 days. */
const UNBOUND_DAYS = 90;

/** The users of the exchange and their keys. */
export class Accounts {
	private readonly keys = new Map<string, ApiKey>();
	private readonly byUid = new Map<number, Account>();
	private nextUid = 1_000_001;

	constructor(private readonly environment: Environment) {}

	/** Makes a key, and its account unless the uid has one already. */
	add(options: AccountOptions): AccountCredentials {
		const apiKey = options.apiKey ?? `key${randomBytes(8).toString('hex')}`;
		const apiSecret = options.rsaPublicKey
			? ''
			: (options.apiSecret ?? randomBytes(18).toString('hex'));
		const account = this.account(options);
		const ips = options.ips ?? ['*'];
		this.keys.set(apiKey, {
			apiKey,
			verifier: options.rsaPublicKey
				? createPublicKey(options.rsaPublicKey)
				: createSecretKey(Buffer.from(apiSecret)),
			rsaPublicKey: options.rsaPublicKey ?? '',
			readOnly: options.readOnly ?? false,
			permissions: options.permissions ?? { ContractTrade: ['Order', 'Position'] },
			ips,
			deadlineDay: options.deadlineDay ?? (ips.includes('*') ? UNBOUND_DAYS : NO_DEADLINE),
			thirdParty: options.thirdParty ?? false,
			expired: options.expired ?? false,
			banned: options.banned ?? false,
			environment: options.environment ?? this.environment,
			account,
		});
		return { apiKey, apiSecret, uid: account.uid };
	}

	/** The key of that name, whichever environment it was made for. */
	find(apiKey: string): ApiKey | undefined {
		return this.keys.get(apiKey);
	}

	/** Forgets leverages, positions, orders, and the modes that requests changed. */
	reset(): void {
		for (const account of this.byUid.values()) {
			account.positions.reset();
			account.orders.clear();
			account.orderLinkIds.clear();
			account.modes = copyModes(account.arrangedModes);
		}
	}

	private account(options: AccountOptions): Account {
		const uid = options.uid ?? this.nextUid++;
		const account = this.byUid.get(uid) ?? newAccount(uid);
		this.byUid.set(uid, account);
		const status = options.uta === undefined ? undefined : options.uta ? 5 : 1;
		account.unifiedMarginStatus =
			options.unifiedMarginStatus ?? status ?? account.unifiedMarginStatus;
		account.parentUid = options.parentUid ?? account.parentUid;
		account.equity = options.equity ?? account.equity;
		const modes = account.arrangedModes;
		modes.marginMode = options.marginMode ?? modes.marginMode;
		modes.positionMode = options.positionMode ?? modes.positionMode;
		for (const [symbol, mode] of Object.entries(options.positionModes ?? {})) {
			modes.bySymbol.set(symbol, mode);
		}
		account.modes = copyModes(modes);
		return account;
	}
}

function newAccount(uid: number): Account {
	const modes: AccountModes = {
		marginMode: 'ISOLATED_MARGIN',
		marginBySymbol: new Map(),
		positionMode: 'oneWay',
		byCoin: new Map(),
		bySymbol: new Map(),
	};
	return {
		uid,
		parentUid: 0,
		unifiedMarginStatus: 5,
		equity: 10_000,
		modes: copyModes(modes),
		arrangedModes: modes,
		positions: new PositionBook(),
		orders: new Set(),
		orderLinkIds: new Set(),
	};
}
