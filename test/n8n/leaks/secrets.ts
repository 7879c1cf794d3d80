import { createPrivateKey } from 'node:crypto';
import { signHmac, signRsa } from '../../../credentials/bybitLeverageApi/signRequest';
import type { Exchange, LogEntry } from '../../exchange';

/** The fields of a credential that make a signature. */
interface Signer {
	uid: number;
	apiKey: string;
	apiSecret?: string;
	privateKey?: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The signature that a request carried, made again: the exchange keeps none. */
function signatureOf({ headers, method, query, body }: LogEntry, signer: Signer): string {
	const { timestamp, recvWindow } = headers;
	const payload = timestamp + signer.apiKey + recvWindow + (method === 'GET' ? query : body);
	return signer.privateKey
		? signRsa(payload, createPrivateKey(signer.privateKey))
		: signHmac(payload, signer.apiSecret ?? '');
}

/** Shorter texts would be found by chance. */
const SHORTEST = 8;

/** Texts of a run that must be found nowhere: keys, secrets, signatures, and what repeats a key. */
export class Secrets {
	/** Each text to look for, with what it is. */
	readonly texts = new Map<string, string>([['origin_string', "Bybit's copy of the payload"]]);
	private readonly signers: Signer[] = [];

	constructor(exchange: Exchange) {
		exchange.onRequest((entry) => this.addSignature(entry));
	}

	/** Adds what a credential for that user of the exchange holds. */
	add(uid: number, data: Record<string, unknown>): void {
		const signer = {
			uid,
			apiKey: text(data.apiKey),
			apiSecret: text(data.apiSecret),
			privateKey: text(data.privateKey),
		};
		this.signers.push(signer);
		this.note(signer.apiKey, 'API key');
		this.note(signer.apiSecret, 'API secret');
		// The lines on their own: line breaks are written in many ways.
		for (const line of signer.privateKey.split('\n')) {
			if (!line.includes('-----')) this.note(line, 'private key');
		}
	}

	private addSignature(entry: LogEntry): void {
		if (!entry.headers.hasApiKey) return;
		for (const signer of this.signers) {
			if (signer.uid !== entry.uid) continue;
			this.note(signatureOf(entry, signer), `signature of ${entry.method} ${entry.path}`);
		}
	}

	private note(value: string, what: string): void {
		if (value.length >= SHORTEST) this.texts.set(value, what);
	}
}
