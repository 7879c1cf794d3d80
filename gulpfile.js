const { mkdir, rm, writeFile } = require('node:fs/promises');
const { spawn } = require('node:child_process');
const { build } = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

/** What is not TypeScript: icons, codex files and output schemas. */
const assets = ['nodes', 'credentials'].flatMap((folder) => [
	`${folder}/**/*.{svg,png}`,
	`${folder}/**/*.node.json`,
	`${folder}/**/__schema__/**/*.json`,
]);

/** Where the modules are until they are bundled. */
const compiled = 'dist/compiled';

function clean() {
	return rm('dist', { recursive: true, force: true });
}

/** Against the types that n8n has, without those of the tests; comments stay behind. */
function compile() {
	const tsc = require.resolve('typescript/bin/tsc');
	return spawn(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
}

/**
 * Node and credential go into one file: they share the clock and the errors, and n8n starts faster
 * by reading one module than eighty. It is not minified, so that a reviewer can read it.
 */
async function bundle() {
	await build({
		stdin: {
			contents: [
				"export * from './nodes/Bybit/Bybit.node.js';",
				"export * from './credentials/BybitLeverageApi.credentials.js';",
			].join('\n'),
			resolveDir: compiled,
		},
		outfile: 'dist/nodes/Bybit/Bybit.node.js',
		bundle: true,
		packages: 'external',
		platform: 'node',
		target: 'node20.15',
		charset: 'utf8',
		logLevel: 'warning',
	});
	await rm(compiled, { recursive: true });
}

/** n8n looks for each class in the file that package.json names, and the file is named for the class. */
async function pointToBundle() {
	await mkdir('dist/credentials', { recursive: true });
	await writeFile(
		'dist/credentials/BybitLeverageApi.credentials.js',
		"'use strict';\n\nexports.BybitLeverageApi = require('../nodes/Bybit/Bybit.node.js').BybitLeverageApi;\n",
	);
}

function copyAssets() {
	// Without `encoding: false` gulp 5 reads images as text and spoils them.
	return src(assets, { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));
}

exports.build = series(clean, parallel(series(compile, bundle), pointToBundle, copyAssets));
