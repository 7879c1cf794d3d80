import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Responds to every request, signed or not, as Bybit does when it has set a leverage. */
const server = createServer((request, response) => {
	request.resume().on('end', () => {
		const time = Date.now();
		const content = { retCode: 0, retMsg: 'OK', result: {}, retExtInfo: {}, time };
		const body = JSON.stringify(content);
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
