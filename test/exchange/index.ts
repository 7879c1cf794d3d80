/** What tests, the demo and the benchmark use of the loopback exchange. */
export { Exchange, type Place } from './exchange';
export type { ExchangeOptions } from './options';
export type {
	AccountCredentials,
	AccountOptions,
	Environment,
	MarginMode,
	PositionMode,
} from './auth/accounts';
export { late, redirectTo, slow, type Fault } from './faults/fault';
export { FAULTS, type FaultName } from './faults/fault-table';
export { RET_MSG } from './ret-codes';
export type { Counters, LogEntry } from './request-log';
