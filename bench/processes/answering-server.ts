import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers every request as Bybit answers a leverage that was set, to signed and unsigned ones alike. */
const server = createServer((request, response) => {
	request.resume().on('end', () => {
		const time = Date.now();
		const answer = { retCode: 0, retMsg: 'OK', result: {}, retExtInfo: {}, time };
		const body = JSON.stringify(answer);
		response.writeHead(200, {
			'Content-Type': 'application/json; charset=utf-8',
			'Content-Length': body.length,
		});
		response.end(body);
	});
});

server.listen(0, '127.0.0.1', 4096, () => {
	const { port } = server.address() as AddressInfo;
	process.send?.({ url: `http://127.0.0.1:${port}` });
});
process.on('disconnect', () => process.exit());
