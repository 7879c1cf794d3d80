import { createPublicKey, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { PositionBook } from '../position/position-book';

export type MarginMode = 'ISOLATED_MARGIN' | 'REGULAR_MARGIN' | 'PORTFOLIO_MARGIN';
export type PositionMode = 'oneWay' | 'hedge';
export type Environment = 'mainnet' | 'testnet' | 'demo';

/** What belongs to a user: every key of the same UID shares it. */
export interface Account {
	uid: number;
	/** Unified Trading Account, or a classic one. */
	uta: boolean;
	marginMode: MarginMode;
	/** The position mode of symbols that are not named in `positionModes`. */
	positionMode: PositionMode;
	positionModes: Map<string, PositionMode>;
	positions: PositionBook;
}

/** What belongs to one API key. */
export interface ApiKey {
	apiKey: string;
	/** The HMAC secret, or the public half of an RSA key. */
	verifier: KeyObject;
	rsaPublicKey: string;
	readOnly: boolean;
	permissions: { ContractTrade: string[] };
	/** Addresses the key is bound to; `['*']` means any. */
	ips: string[];
	expired: boolean;
	banned: boolean;
	environment: Environment;
	account: Account;
}

/** A key to make, and the account behind it. Everything has a default. */
export interface AccountOptions {
	apiKey?: string;
	/** HMAC secret; made up when neither it nor `rsaPublicKey` is given. */
	apiSecret?: string;
	/** PEM of an RSA public key, for self-generated keys. */
	rsaPublicKey?: string;
	readOnly?: boolean;
	permissions?: { ContractTrade: string[] };
	ips?: string[];
	expired?: boolean;
	banned?: boolean;
	environment?: Environment;
	/** Keys with the same uid share leverages, positions and the rate limit. */
	uid?: number;
	uta?: boolean;
	marginMode?: MarginMode;
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
		this.keys.set(apiKey, {
			apiKey,
			verifier: options.rsaPublicKey
				? createPublicKey(options.rsaPublicKey)
				: createSecretKey(Buffer.from(apiSecret)),
			rsaPublicKey: options.rsaPublicKey ?? '',
			readOnly: options.readOnly ?? false,
			permissions: options.permissions ?? { ContractTrade: ['Order', 'Position'] },
			ips: options.ips ?? ['*'],
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

	/** Every account, once. */
	all(): IterableIterator<Account> {
		return this.byUid.values();
	}

	private account(options: AccountOptions): Account {
		const uid = options.uid ?? this.nextUid++;
		let account = this.byUid.get(uid);
		if (!account) {
			account = {
				uid,
				uta: true,
				marginMode: 'ISOLATED_MARGIN',
				positionMode: 'oneWay',
				positionModes: new Map(),
				positions: new PositionBook(),
			};
			this.byUid.set(uid, account);
		}
		account.uta = options.uta ?? account.uta;
		account.marginMode = options.marginMode ?? account.marginMode;
		account.positionMode = options.positionMode ?? account.positionMode;
		for (const [symbol, mode] of Object.entries(options.positionModes ?? {})) {
			account.positionModes.set(symbol, mode);
		}
		return account;
	}
}
