// How loud a recording is to an ear, and making all equally loud. After ITU-R BS.1770-5, which EBU R 128 rests on: two
// filters make of the sound what an ear takes of it, and its mean power is measured in blocks; silence does not count.

/** Loudness of every clip, in LUFS. Low enough that a word with a sharp consonant can be brought to it without being cut off. */
export const TARGET = -19;
/** Blocks below this are silence and are not counted; LUFS. */
const SILENCE = -70;
/** Blocks this far below the mean of all other blocks are pauses and are not counted; LU. */
const PAUSE = 10;
const BLOCK_SECONDS = 0.4;
const STEP_SECONDS = 0.1;
/** The largest sample that a loudspeaker is given, of 1. */
const FULL = 0.98;

/** Head and outer ear, then what is too low to be heard; centre in hertz and quality, of Annex 1. */
const SHELF = { hertz: 1681.974450955533, quality: 0.7071752369554196, decibels: 3.999843853973347 };
const HIGH_PASS = { hertz: 38.13547087602444, quality: 0.5003270373238773 };

function shelf(rate) {
  const k = Math.tan(Math.PI * SHELF.hertz / rate);
  const high = 10 ** (SHELF.decibels / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / SHELF.quality + k * k;
  return {
    b: [(high + band * k / SHELF.quality + k * k) / a0, 2 * (k * k - high) / a0, (high - band * k / SHELF.quality + k * k) / a0],
    a: [2 * (k * k - 1) / a0, (1 - k / SHELF.quality + k * k) / a0],
  };
}

function highPass(rate) {
  const k = Math.tan(Math.PI * HIGH_PASS.hertz / rate);
  const a0 = 1 + k / HIGH_PASS.quality + k * k;
  return { b: [1, -2, 1], a: [2 * (k * k - 1) / a0, (1 - k / HIGH_PASS.quality + k * k) / a0] };
}

function filtered(samples, { b, a }) {
  const out = new Float64Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let at = 0; at < samples.length; at++) {
    const x = samples[at];
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    out[at] = y;
  }
  return out;
}

const decibels = (power) => -0.691 + 10 * Math.log10(power);
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Mean power of each block, over all channels; one block where the recording is no longer than that. */
function blocks(buffer) {
  const rate = buffer.sampleRate;
  const ears = Array.from({ length: buffer.numberOfChannels },
    (_, channel) => filtered(filtered(buffer.getChannelData(channel), shelf(rate)), highPass(rate)));
  const length = Math.min(buffer.length, Math.round(BLOCK_SECONDS * rate));
  const step = Math.round(STEP_SECONDS * rate);
  const powers = [];
  for (let from = 0; from + length <= buffer.length; from += step) {
    let power = 0;
    for (const ear of ears) for (let at = from; at < from + length; at++) power += ear[at] * ear[at];
    powers.push(power / length);
  }
  return powers;
}

/** Loudness of an AudioBuffer in LUFS; -Infinity of silence. */
export function loudness(buffer) {
  const sounding = blocks(buffer).filter((power) => decibels(power) > SILENCE);
  if (sounding.length === 0) return -Infinity;
  const gate = decibels(mean(sounding)) - PAUSE;
  return decibels(mean(sounding.filter((power) => decibels(power) > gate)));
}

/** Makes an AudioBuffer as loud as all the others, as far as its loudest sample allows it, and gives it back. */
export function levelled(buffer) {
  const is = loudness(buffer);
  if (is === -Infinity) return buffer;
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, channel) => buffer.getChannelData(channel));
  const peak = channels.reduce((most, samples) => samples.reduce((top, sample) => Math.max(top, Math.abs(sample)), most), 0);
  const gain = Math.min(10 ** ((TARGET - is) / 20), FULL / peak);
  for (const samples of channels) for (let at = 0; at < samples.length; at++) samples[at] *= gain;
  return buffer;
}
