import { authentication } from './authentication';
import { clock } from './clock';
import { contract } from './contract';
import { funds } from './funds';
import { institutionalLoan } from './institutionalLoan';
import { leverage } from './leverage';
import { modes } from './modes';
import { parameters } from './parameters';
import { requestLimits } from './requestLimits';
import { restrictions } from './restrictions';
import type { RetCodeTable } from './row';

/**
 * Every `retCode` that the catalogue knows. Those of classic accounts (1400xx) mean what their
 * namesakes of unified accounts (1100xx) mean.
 *
 * @see https://bybit-exchange.github.io/docs/v5/error
 */
export const retCodes: RetCodeTable = {
	...authentication,
	...clock,
	...contract,
	...funds,
	...institutionalLoan,
	...leverage,
	...modes,
	...parameters,
	...requestLimits,
	...restrictions,
};
