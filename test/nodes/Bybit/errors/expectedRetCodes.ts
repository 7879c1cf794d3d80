const credential = 'credential-invalid';
const configuration = 'configuration-invalid';
const limited = 'rate-limited';
const busy = 'temporarily-unavailable';
const none = undefined;

const expired = [/API key has expired/, /API Management.*renew/, credential] as const;
const clock = [/clock of this host/, /NTP/, none] as const;
const liquidating = [
	/50× would liquidate/,
	/Choose another value for Leverage/,
	configuration,
] as const;
const margin = [/50×/, /Assets → Transfer.*Leverage/, none] as const;
const aboveMaximum = [/50× is more than Bybit allows/, /Lower Leverage/, configuration] as const;
const loan = [/50×.*institutional loan/, /Lower Leverage.*Max Leverage/, configuration] as const;
const loanSymbol = [/institutional loan.*symbol/, /Symbol/, configuration] as const;
const portfolio = [/50×.*portfolio margin/, /Margin Mode/, configuration] as const;
const cross = [/50×.*cross margin/, /Side: Both.*Isolated Margin/, configuration] as const;
const terms = [/trading terms/, /trading page of BTCUSDT/, none] as const;

/** What happened, the noun that the fix turns on, and what n8n calls it. */
export const rows: Array<readonly [number, RegExp, RegExp, string | undefined]> = [
	[-2015, ...expired],
	[-1, ...clock],
	[429, /high load/, /Retry On Fail/, busy],
	[10000, /in time/, /Retry On Fail.*no harm/, busy],
	[10001, /does not take one of the values/, /Symbol, Category and Leverage/, configuration],
	[10002, ...clock],
	[10003, /api-testnet\.bybit\.com does not know/, /Environment.*API Key/, credential],
	[10004, /signature does not match/, /API Secret.*Key Type/, credential],
	[10005, /no permission for Set Leverage/, /Permissions.*Contract → Positions/, credential],
	[10006, /too many requests from this account/, /10 leverage changes per second/, limited],
	[10007, /could not tell whose/, /API Key and API Secret/, credential],
	[10008, /banned this account/, /Bybit support/, none],
	[10009, /does not serve the region/, /Environment.*Bybit support/, configuration],
	[10010, /public IP address.*not bound/, /API Management.*IP/, credential],
	[10014, /duplicate/, /second workflow/, none],
	[10016, /on its side/, /Retry On Fail/, busy],
	[10017, /no such endpoint/, /Environment.*Base URL/, configuration],
	[10018, /IP address of this host/, /10 minutes/, limited],
	[10024, /compliance rules/, /Identity Verification/, none],
	[10027, /trading is banned/, /Bybit support/, none],
	[10028, /unified trading accounts only/, /Unified Trading Account/, configuration],
	[10029, /may use/, /Symbol.*whitelist/, configuration],
	[30133, ...loanSymbol],
	[30134, ...loanSymbol],
	[30135, ...loan],
	[30136, ...loan],
	[33004, ...expired],
	[100028, /unified trading accounts cannot/, /Category and Symbol/, configuration],
	[110006, ...margin],
	[110007, ...margin],
	[110011, ...liquidating],
	[110012, ...margin],
	[110013, ...aboveMaximum],
	[110028, /open orders/, /Position Mode/, configuration],
	[110029, /no hedge mode/, /Side to Both/, configuration],
	[110036, ...cross],
	[110038, ...portfolio],
	[110039, /at 50×.*maintenance margin/, /another value for Leverage/, configuration],
	[110042, /about to be delivered/, /Symbol/, configuration],
	[110043, /already is 50×/, /Nothing needs to be done/, none],
	[110044, ...margin],
	[110045, ...margin],
	[110046, ...liquidating],
	[110063, /being settled/, /settlement of BTCUSDT/, busy],
	[110066, /cannot be traded at present/, /Symbol/, busy],
	[110074, /not live/, /Symbol/, configuration],
	[110077, ...portfolio],
	[110080, /50×.*institutional loan/, /repay or add assets/, none],
	[110087, ...loan],
	[110106, ...loanSymbol],
	[110107, ...loan],
	[110123, ...terms],
	[110124, /cooling-off/, /cooling-off period is over/, none],
	[110125, ...terms],
	[110132, /region/, /Symbol/, configuration],
	[140006, ...margin],
	[140007, ...margin],
	[140011, ...liquidating],
	[140012, ...margin],
	[140013, ...aboveMaximum],
	[140028, /open orders/, /Position Mode/, configuration],
	[140029, /no hedge mode/, /Side to Both/, configuration],
	[140036, ...cross],
	[140038, ...portfolio],
	[140039, /at 50×.*maintenance margin/, /another value for Leverage/, configuration],
	[140042, /about to be delivered/, /Symbol/, configuration],
	[140043, /already is 50×/, /Nothing needs to be done/, none],
	[140044, ...margin],
	[140045, ...margin],
	[140046, ...liquidating],
];
