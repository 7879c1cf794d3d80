const { rm } = require('node:fs/promises');
const { spawn } = require('node:child_process');
const { dest, parallel, series, src } = require('gulp');

/** What is not TypeScript: icons, codex files and output schemas. */
const assets = ['nodes', 'credentials'].flatMap((folder) => [
	`${folder}/**/*.{svg,png}`,
	`${folder}/**/*.node.json`,
	`${folder}/**/__schema__/**/*.json`,
]);

function clean() {
	return rm('dist', { recursive: true, force: true });
}

/** File by file, so that what is published reads like the sources. */
function compile() {
	const tsc = require.resolve('typescript/bin/tsc');
	return spawn(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
}

function copyAssets() {
	// Without `encoding: false` gulp 5 reads images as text and spoils them.
	return src(assets, { base: '.', encoding: false, allowEmpty: true }).pipe(dest('dist'));
}

exports.build = series(clean, parallel(compile, copyAssets));
