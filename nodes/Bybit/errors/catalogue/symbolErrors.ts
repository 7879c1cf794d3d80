import type { RetCodeRow } from './errorRow';

/** What the state of a contract, or of the position in it, does not allow at the moment. */
export const symbolErrors: readonly RetCodeRow[] = [
	{
		codes: [110005],
		message: 'the state of the position does not allow this change',
		description:
			'On Bybit (Positions), check the position. Run the workflow again when it is back to normal.',
	},
	{
		codes: [110023],
		message: 'positions in this contract can only be reduced',
		description: "Set Symbol to another contract, or check Bybit's announcements about {symbol}.",
	},
	{
		codes: [110035],
		message: 'a liquidation is in progress, and its orders are not yet canceled',
		description:
			'On Bybit (Positions), wait until the liquidation is complete, then run the workflow again.',
	},
	{
		codes: [30228],
		message: 'the contract is being delisted: positions can only be reduced',
		description: 'Set Symbol to another contract.',
	},
	{
		codes: [110042],
		message: 'the contract is about to be delivered: positions can only be reduced',
		description: 'Set Symbol to a perpetual, or to a contract with a later delivery date.',
	},
	{
		codes: [110063],
		message: 'the contract is being settled',
		description:
			'Run the workflow again after the settlement. If the contract has ended, set Symbol to another one.',
	},
	{
		codes: [110066],
		message: 'the contract cannot be traded at the moment',
		description:
			'Run the workflow again when {symbol} is trading on Bybit, or set Symbol to another contract.',
	},
	{
		codes: [110070],
		message: 'exchange-traded products cannot be traded',
		description: 'Set Symbol to a futures contract, e.g. BTCUSDT.',
	},
	{
		codes: [110074],
		message: 'the contract is not live: it has not launched yet or has ended',
		description: 'Set Symbol to a contract from the list, which shows the ones that are trading.',
	},
	{
		codes: [110136],
		message: 'Bybit offers event contracts only to whitelisted accounts',
		description: 'Set Symbol to another contract, or ask Bybit support for access.',
	},
	{
		codes: [110137],
		message: 'the event contract is about to settle: positions can only be reduced',
		description: 'Set Symbol to another contract.',
	},
];
