import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import { PNG } from 'pngjs';

/** A picture of an animation. */
export interface Frame {
	png: Buffer;
	/** How long it is shown, ms. */
	delay: number;
}

/** The colors of a GIF's frame. */
const COLORS = 256;

/** An animated GIF that repeats for ever. */
export function toGif(frames: Frame[]): Buffer {
	const gif = GIFEncoder();
	for (const { png, delay } of frames) {
		const { data, width, height } = PNG.sync.read(png);
		const palette = quantize(data, COLORS);
		gif.writeFrame(applyPalette(data, palette), width, height, { palette, delay, repeat: 0 });
	}
	gif.finish();
	return Buffer.from(gif.bytes());
}
