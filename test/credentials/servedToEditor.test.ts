import { PackageDirectoryLoader } from 'n8n-core';

it("has authenticate in what n8n's loader serves to the editor", () => {
	const loader = new PackageDirectoryLoader(process.cwd());
	loader.loadCredentialFromFile('credentials/BybitLeverageApi.credentials.ts');
	const served = loader.types.credentials.map((type) => ({ ...type }));
	expect(JSON.parse(JSON.stringify(served))).toMatchObject([
		{ name: 'bybitLeverageApi', authenticate: {} },
	]);
});
