import type { Fault } from './fault';

const HTML = 'text/html';
const CLOUDFRONT_403 = `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY>
<H1>403 ERROR</H1><H2>The request could not be satisfied.</H2>
The Amazon CloudFront distribution is configured to block access from your country.
</BODY></HTML>`;
const NGINX_502 = `<html><head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>`;

/** Faults by name. Any other retCode is scripted as its number, any other fault as an object. */
export const FAULTS = {
	rateLimited: { kind: 'retCode', retCode: 10006, resetInMs: 1000 },
	rateLimitedWithoutReset: { kind: 'retCode', retCode: 10006, retMsg: 'Too many visits!' },
	serverTimeout: { kind: 'retCode', retCode: 10000 },
	serverTimeoutAfterApplying: { kind: 'retCode', retCode: 10000, applied: true },
	serverError: { kind: 'retCode', retCode: 10016 },
	highLoad: { kind: 'retCode', retCode: 429 },
	http401: { kind: 'http', httpStatus: 401 },
	http404: { kind: 'http', httpStatus: 404, contentType: 'text/plain', body: '404 page not found' },
	http429: { kind: 'http', httpStatus: 429 },
	http500: { kind: 'http', httpStatus: 500 },
	http502: { kind: 'http', httpStatus: 502, contentType: HTML, body: NGINX_502 },
	http503: { kind: 'http', httpStatus: 503 },
	http503AfterApplying: { kind: 'http', httpStatus: 503, applied: true },
	countryBlocked: { kind: 'http', httpStatus: 403, contentType: HTML, body: CLOUDFRONT_403 },
	accessTooFrequent: {
		kind: 'retCode',
		retCode: 403,
		retMsg: 'access too frequent',
		httpStatus: 403,
	},
	html200: { kind: 'http', httpStatus: 200, contentType: HTML, body: '<html>Maintenance</html>' },
	garbage200: { kind: 'http', httpStatus: 200, body: '{"retCode":0,"retMs' },
	empty200: { kind: 'http', httpStatus: 200, body: '' },
	foreignJson200: { kind: 'http', httpStatus: 200, body: '{"status":"ok"}' },
	dropBeforeApplying: { kind: 'connection', delivery: 'drop' },
	dropAfterApplying: { kind: 'connection', delivery: 'drop', applied: true },
	halfAnswer: { kind: 'connection', delivery: 'half', applied: true },
	silenceBeforeApplying: { kind: 'connection', delivery: 'silence' },
	silenceAfterApplying: { kind: 'connection', delivery: 'silence', applied: true },
	resultMissing: { kind: 'envelope', omit: ['result'] },
	resultEmpty: { kind: 'envelope', result: {} },
	listNull: { kind: 'envelope', result: { list: null } },
	timeMissing: { kind: 'envelope', omit: ['time'] },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof FAULTS;
