/** What the owner must fill in before a release: `npm run release-check`. Fails on placeholders. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface ReleaseFields {
	/** Where the value stands, for the owner to find it. */
	field: string;
	value: string;
}

/** What this repository holds until its owner fills it in. */
const PLACEHOLDER = /n8n-nodes-bybit-leverage\/n8n-nodes-bybit-leverage|contributors|noreply|^$/;

function textIn(text: string, pattern: RegExp): string {
	return pattern.exec(text)?.[1] ?? '';
}

/** @param root folder of the package */
export function releaseFields(root: string): ReleaseFields[] {
	const read = (file: string) => readFileSync(resolve(root, file), 'utf8');
	const manifest = JSON.parse(read('package.json')) as {
		author?: { name?: string; email?: string };
		homepage?: string;
		repository?: { url?: string };
		bugs?: { url?: string };
	};
	const credential = 'credentials/BybitLeverageApi.credentials.ts';
	const codexFiles = ['nodes/Bybit/Bybit.node.json', 'nodes/Bybit/BybitTrigger.node.json'];
	return [
		{ field: 'package.json author.name', value: manifest.author?.name ?? '' },
		{ field: 'package.json author.email', value: manifest.author?.email ?? '' },
		{ field: 'package.json homepage', value: manifest.homepage ?? '' },
		{ field: 'package.json repository.url', value: manifest.repository?.url ?? '' },
		{ field: 'package.json bugs.url', value: manifest.bugs?.url ?? '' },
		{
			field: `${credential} documentationUrl`,
			value: textIn(read(credential), /documentationUrl\s*=\s*'([^']*)'/),
		},
		...codexFiles.map((file) => ({
			field: `${file} primaryDocumentation`,
			value: textIn(read(file), /"primaryDocumentation":\s*\[\s*\{\s*"url":\s*"([^"]*)"/),
		})),
		{
			field: 'nodes/Bybit/Bybit.node.json credentialDocumentation',
			value: textIn(
				read('nodes/Bybit/Bybit.node.json'),
				/"credentialDocumentation":\s*\[\s*\{\s*"url":\s*"([^"]*)"/,
			),
		},
		{ field: 'README.md CI badge', value: textIn(read('README.md'), /\[!\[CI\]\(([^)]*)\)/) },
		{ field: 'LICENSE copyright', value: textIn(read('LICENSE'), /Copyright \(c\) (.*)/) },
	];
}

/** The fields that still hold a placeholder, or nothing. */
export function missingFields(fields: ReleaseFields[]): ReleaseFields[] {
	return fields.filter(({ value }) => PLACEHOLDER.test(value));
}

function main(): void {
	const missing = missingFields(releaseFields(resolve(__dirname, '..')));
	for (const { field, value } of missing)
		process.stdout.write(`Fill in ${field}${value && `, now ${value}`}\n`);
	process.stdout.write(
		missing.length === 0
			? 'Ready to release.\n'
			: `${missing.length} fields to fill in before a release.\n`,
	);
	if (missing.length > 0) process.exitCode = 1;
}

if (require.main === module) main();
