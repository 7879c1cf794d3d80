/** What tests, the demo and the benchmark use of the loopback exchange. */
export { Exchange, type AccountContractRef, type ContractRef } from './exchange';
export type { ExchangeOptions } from './exchangeOptions';
export type { MarginMode, PositionMode } from './accounts/accountModes';
export type {
	AccountCredentials,
	AccountOptions,
	Environment,
	UnifiedMarginStatus,
} from './accounts/accounts';
export { FAULTS, late, redirectTo, slow, type Fault, type FaultName } from './faults/faults';
export { RET_MSG } from './retMessages';
export type { Counters, LogEntry } from './http/requestLog';
export { instrumentList, instrumentOf } from './instruments/instrumentList';
export type { Instrument } from './instruments/listedInstrument';
export type { PricePoint, PriceType } from './prices/priceBook';
