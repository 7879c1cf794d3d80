import { parseLeverageLimit } from '../../../../nodes/Bybit/errors/leverageLimit';

test.each([
	[
		'cannot set leverage [5000] gt maxLeverage [2000] by risk limit',
		{ requested: 50, maximum: 20 },
	],
	['cannot set leverage [1250] gt maxLeverage [625]', { requested: 12.5, maximum: 6.25 }],
	['cannot set leverage [0] gt maxLeverage [2000]', undefined],
	['cannot set leverage [5000] gt maxLeverage [0]', undefined],
	['Cannot set leverage due to risk limit level.', undefined],
])('%s', (retMsg, limit) => {
	expect(parseLeverageLimit(retMsg)).toEqual(limit);
});
