import { createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { signHmac, signRsa } from '../../credentials/bybitLeverageApi/signRequest';
import type { Exchange, LogEntry } from '../exchange';

/** The credential fields that make a signature. */
interface Signer {
	uid: number;
	apiKey: string;
	apiSecret: string;
	privateKey: string;
}

/** Shorter texts would be found by chance. */
const MIN_LENGTH = 8;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Computes the signature of a request again: the exchange does not keep signatures. */
function signatureOf({ headers, method, query, body }: LogEntry, signer: Signer): string {
	const { timestamp, recvWindow } = headers;
	const payload = timestamp + signer.apiKey + recvWindow + (method === 'GET' ? query : body);
	return signer.privateKey
		? signRsa(payload, createPrivateKey(signer.privateKey))
		: signHmac(payload, signer.apiSecret);
}

/** Collects the keys, secrets and signatures of a run, none of which may be logged or stored. */
export class SecretRegistry {
	/** Each secret with its description. */
	readonly secrets = new Map<string, string>([['origin_string', "Bybit's copy of the payload"]]);
	private readonly signers: Signer[] = [];

	constructor(exchange: Exchange) {
		exchange.onRequest((entry) => this.addSignature(entry));
	}

	/** Adds the fields of a credential for that user of the exchange. */
	addCredential(uid: number, data: Record<string, unknown>): void {
		const signer = {
			uid,
			apiKey: textOf(data.apiKey),
			apiSecret: textOf(data.apiSecret),
			privateKey: textOf(data.privateKey),
		};
		this.signers.push(signer);
		this.add(signer.apiKey, 'API key');
		this.add(signer.apiSecret, 'API secret');
		// Line by line, because line breaks can be escaped in many ways.
		for (const line of signer.privateKey.split('\n')) {
			if (!line.includes('-----')) this.add(line, 'private key');
		}
	}

	private addSignature(entry: LogEntry): void {
		if (!entry.headers.hasApiKey) return;
		for (const signer of this.signers) {
			if (signer.uid !== entry.uid) continue;
			this.add(signatureOf(entry, signer), `signature of ${entry.method} ${entry.path}`);
		}
	}

	private add(secret: string, description: string): void {
		if (secret.length >= MIN_LENGTH) this.secrets.set(secret, description);
	}
}

/** A text found in a file. */
export interface SearchMatch {
	description: string;
	file: string;
	/** The bytes around it. */
	context: string;
}

const CONTEXT_BYTES = 120;

/** Installed packages contain no data of the run. */
const isData = (path: string): boolean => !/(^|[\\/])(node_modules|\.cache)[\\/]/.test(path);

/** Every file that n8n wrote in a folder: logs, database with its -wal, event log, settings. */
export function dataFiles(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((file) => isData(relative(folder, file)));
}

/**
 * Searches files for texts, byte by byte.
 * @param texts each text with its description
 */
export function searchFiles(files: string[], texts: ReadonlyMap<string, string>): SearchMatch[] {
	const matches: SearchMatch[] = [];
	for (const file of files) {
		const bytes = readFileSync(file);
		for (const [text, description] of texts) {
			const at = bytes.indexOf(text);
			if (at === -1) continue;
			const context = bytes.subarray(
				Math.max(0, at - CONTEXT_BYTES),
				at + text.length + CONTEXT_BYTES,
			);
			matches.push({ description, file, context: context.toString('latin1') });
		}
	}
	return matches;
}
