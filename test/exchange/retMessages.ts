/**
 * RetCodes with the retMsg that Bybit's documentation or users' logs
 * give for it. Those with no state behind them are reached through a scripted fault.
 * @see https://bybit-exchange.github.io/docs/v5/error
 */
export const RET_MSG: Readonly<Record<number, string>> = {
	[-2015]: 'Your api key has expired.',
	[-1]: 'invalid request, please check your server timestamp or recv_window param.',
	0: 'OK',
	429: 'The trading service is experiencing a high server load. Please retry if you encounter this issue.',
	10000: 'Server Timeout',
	10001: 'Request parameter error.',
	10002: 'invalid request, please check your server timestamp or recv_window param.',
	10003: 'API key is invalid.',
	10004: 'error sign!',
	10005: 'Permission denied, please check your API key permissions.',
	10006: 'Too many visits. Exceeded the API Rate Limit.',
	10007: 'User authentication failed.',
	10008: 'User has been banned.',
	10009: 'IP has been banned: this service is not available in your region.',
	10010: "Unmatched IP, please check your API key's bound IP addresses.",
	10014: 'Invalid duplicate request.',
	10016: 'Server error.',
	10017: 'Route not found.',
	10018: 'Exceeded the IP Rate Limit.',
	10024: 'Compliance rules triggered.',
	10027: 'Transactions are banned.',
	10028: 'The API can only be accessed by unified account users.',
	10029: 'The requested symbol is invalid, please check symbol whitelist.',
	10032: 'Demo trading are not supported.',
	30135: 'The leverage you select exceeds the maximum leverage allowed by Institutional Lending.',
	30136: 'The leverage cannot be changed while your Institutional Lending is at its LTV limit.',
	30228: 'No new positions during delisting',
	33004: 'Your api key has expired.',
	100028: 'The API cannot be accessed by unified account users.',
	110005: 'position status error',
	110006: 'The assets are estimated to be unable to cover the position margin.',
	110007: 'Available balance is insufficient.',
	110011: 'Liquidation will be triggered immediately by this adjustment.',
	110012: 'Insufficient available balance.',
	110013: 'Cannot set leverage due to risk limit level.',
	110018: 'User ID is illegal.',
	110023:
		'Currently you can only reduce your position on this contract. please check our announcement or contact customer service for details.',
	110024: 'You have an existing position, so the position mode cannot be switched.',
	110025: 'Position mode has not been modified.',
	110028: 'You have existing open orders, so the position mode cannot be switched.',
	110029: 'Hedge mode is not supported for this symbol.',
	110031: 'Non-existing risk limit info, please check the risk limit rules.',
	110035: 'Cancellation of orders was not completed before liquidation',
	110036: 'You are not allowed to change leverage due to cross margin mode.',
	110037: 'User setting list does not have this symbol',
	110038: 'You are not allowed to change leverage due to portfolio margin mode.',
	110039: 'Maintenance margin rate is too high. This may trigger liquidation.',
	110042:
		'Currently, due to pre-delivery status, you can only reduce your position on this contract.',
	110043: 'leverage not modified',
	110044: 'Available margin is insufficient.',
	110045: 'Wallet balance is insufficient.',
	110046: 'Liquidation will be triggered immediately by this adjustment.',
	110047: 'Risk limit cannot be adjusted due to insufficient available margin.',
	110048:
		'Risk limit cannot be adjusted as the current/expected position value exceeds the revised risk limit.',
	110063: 'Settlement in progress! Not available for trading.',
	110066: 'Trading is currently not allowed.',
	110067: 'Unified account is not supported.',
	110068: 'Leveraged trading is not allowed.',
	110069: 'Ins lending customer is not allowed to trade.',
	110070: 'ETP symbols cannot be traded.',
	110073: 'Set margin mode failed',
	110074: 'This contract is not live',
	110077: 'Pm mode cannot support',
	110079: 'The order is processing and can not be operated, please try again later',
	110080: 'Operations Restriction: your Institutional Lending has hit the liquidation threshold.',
	110085:
		'The risk limit and margin ratio for this contract has been updated, please select a supported risk limit and place your order again',
	110086:
		'Current order leverage exceeds the maximum available for your current Risk Limit tier. Please lower leverage before placing an order',
	110087: 'Leverage cannot exceed the maximum allowed for your Institutional loan',
	110088: 'Please Upgrade to UTA to trade',
	110089: 'Exceeds the maximum risk limit level',
	110096: 'Pre-Market Perpetual Trading does not support Portfolio Margin mode.',
	110097:
		'Non-UTA users cannot access Pre-Market Perpetual Trading. To place, modify or cancel Pre-Market Perpetual orders, please upgrade your Standard Account to UTA.',
	110101:
		'Trading inverse contracts under Cross and Portfolio modes requires enabling the settlement asset as collateral.',
	110102:
		'The user does not support trading Inverse contracts - copy trading pro, Ins loan account are not supported',
	110104:
		'The LTV for ins Loan has exceeded the limit, and opening inverse contracts is prohibited',
	110105:
		'The LTV for ins Loan has exceeded the limit, and trading inverse contracts is prohibited',
	110107:
		'Restrictions on ins Loan; leverage exceeding the limit for inverse contracts is not allowed.',
	110123: 'You must agree to the Trading Terms.',
	110125: 'Trading of this symbol requires the consent of its terms on the website.',
	110132: 'This symbol is not available in your region.',
	110136:
		'Event Futures are currently available for trading via OpenAPI to whitelisted accounts only. Your account does not have the required access at this time.',
	110137:
		'This Event Futures contract has entered the reduce-only window before settlement. New orders and order modifications are temporarily suspended.',
	140013: 'Cannot set leverage due to risk limit level.',
	140036: 'Cross margin mode is not allowed to change leverage',
	140038: 'Portfolio margin mode is not allowed to change leverage',
	140043: 'Set leverage not modified',
	500011: 'The Uid 0 provided is not associated with a Unified Trading Account',
	3100197: 'Temporary banned due to the upgrade to UTA',
	3400045: 'Set margin mode failed',
	3400139:
		'The total value of your positions and orders has exceeded the risk limit for a Perpetual or Futures contract',
};

/** The codes that a classic (not unified) account gets in place of the unified account's. */
export const CLASSIC_RET_CODES: Readonly<Record<number, number>> = {
	110013: 140013,
	110036: 140036,
	110038: 140038,
	110043: 140043,
};

/** The retMsg of a code, or a neutral one when the table does not know it. */
export function retMessage(retCode: number): string {
	return RET_MSG[retCode] ?? `Error ${retCode}`;
}
