// The picture of an imagined participant: the booth behind, the person, the desk before, and on top of it which booth and
// ticket this is and that it is a demonstration.

import { HEIGHT, WIDTH } from './devices.js';
import { gestures } from './gestures.js';
import { drawHead } from './head.js';
import { mix, oval, path } from './strokes.js';

const DESK_TOP = 318;
const CHEST = { x: 300, y: 282 };
const AMBER = '#f2b20c';
const FONT = '"Noto Sans", "Liberation Sans", sans-serif';

/** Answers draw(pen, now, {title, attention, need, inset}), which paints the moment now, in seconds; the words begin at inset. */
export function portrait(person) {
  const room = booth(person);
  const cloth = person.batik ? batik(person.cloth) : person.cloth;
  const move = gestures(person.phase);

  return (pen, now, { title, attention, need, inset = 40 }) => {
    const pose = move(now, attention, need);
    pen.drawImage(room, 0, 0);
    pen.save();
    pen.translate(CHEST.x + pose.sway * 4, CHEST.y - pose.breath * 2);
    pen.scale(person.broad, 1);
    if (person.head === 'long') path(pen, LONG_HAIR, person.hair);
    body(pen, person, cloth);
    pen.save();
    pen.translate(pose.sway * 5, -112 + pose.down * 9);
    pen.rotate(pose.tilt);
    drawHead(pen, person, pose);
    pen.restore();
    pen.restore();
    if (person.child) child(pen, person, pose);
    desk(pen);
    hands(pen, person, cloth, pose);
    labels(pen, title, inset);
  };
}

const LONG_HAIR = 'M-72-100C-92-216 92-216 72-100C78-50 88-4 92 26C40 58-40 58-92 26C-88-4-78-50-72-100Z';
const SHOULDERS = 'M-178 130C-176 34-146 2-62-22C-30-32 30-32 62-22C146 2 176 34 178 130Z';
const NECK = 'M-25-78L25-78C24-48 28-30 44-20C20 10-20 10-44-20C-28-30-24-48-25-78Z';
const COLLAR = ['M-46-25C-30 2-12 18 0 30C-18 40-36 30-52 6C-58-8-54-20-46-25Z', 'M46-25C30 2 12 18 0 30C18 40 36 30 52 6C58-8 54-20 46-25Z'];

function body(pen, { skin, cloth: colour }, cloth) {
  path(pen, SHOULDERS, cloth);
  path(pen, 'M-178 130C-176 60-166 40-150 24C-138 60-134 96-132 130Z', 'rgb(0 0 0 / 12%)');
  path(pen, 'M178 130C176 60 166 40 150 24C138 60 134 96 132 130Z', 'rgb(0 0 0 / 18%)');
  path(pen, NECK, mix(skin, '#5a2f1c', 0.18));
  for (const side of COLLAR) path(pen, side, mix(colour, '#ffffff', 0.16));
  pen.fillStyle = mix(colour, '#000000', 0.3);
  pen.fillRect(-1.5, 28, 3, 100);
  for (const y of [48, 78]) oval(pen, 0, y, 3.5, 3.5, mix(colour, '#ffffff', 0.6));
}

/** The little one that came along looks over the edge of the desk. */
function child(pen, { skin, hair, phase }, { sway }) {
  const x = 146 + sway * 8;
  const y = 292 + Math.sin(phase + sway * 3) * 3;
  oval(pen, x, y, 40, 42, hair);
  oval(pen, x, y + 8, 35, 36, skin);
  path(pen, 'M-36 2C-34-44 34-44 36 2C20-14-16-16-36 2Z', hair, x, y);
  for (const side of [-13, 13]) oval(pen, x + side + sway * 2, y + 8, 4, 5, '#22160f');
}

function desk(pen) {
  pen.fillStyle = '#8d6a4a';
  pen.fillRect(0, DESK_TOP, WIDTH, HEIGHT - DESK_TOP);
  pen.fillStyle = '#b58a62';
  pen.fillRect(0, DESK_TOP, WIDTH, 7);
  path(pen, 'M360 332L482 332L506 360L350 360Z', '#fbfaf5');
  pen.fillStyle = '#c3c6c0';
  for (const y of [339, 346, 353]) pen.fillRect(366, y, 106, 2);
}

/** One hand, where there is something for it to do: it writes, or asks for the officer. */
function hands(pen, { skin }, cloth, { writing, wave }) {
  pen.lineCap = 'round';
  if (wave !== null) {
    sleeve(pen, cloth, [476, 380], [488, 268]);
    pen.save();
    pen.translate(490, 250);
    pen.rotate(wave * 0.32);
    pen.strokeStyle = skin;
    pen.lineWidth = 9;
    for (const [x, y] of [[-15, -40], [-5, -47], [6, -46], [16, -38]]) stroke(pen, [x / 2, -8], [x, y]);
    stroke(pen, [-8, 2], [-24, -16]);
    oval(pen, 0, -4, 17, 20, skin);
    pen.restore();
  } else if (writing !== null) {
    const x = 404 + writing * 26;
    sleeve(pen, cloth, [520, 392], [x + 52, 352]);
    pen.strokeStyle = '#1d3f6e';
    pen.lineWidth = 4;
    stroke(pen, [x - 10, 348], [x + 12, 312]);
    oval(pen, x + 14, 340, 22, 15, skin, -0.3);
    oval(pen, x + 2, 336, 9, 7, mix(skin, '#ffffff', 0.1), -0.6);
  }
}

function sleeve(pen, cloth, from, to) {
  pen.strokeStyle = cloth;
  pen.lineWidth = 44;
  stroke(pen, from, to);
}

function stroke(pen, from, to) {
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
}

function labels(pen, title, x) {
  pen.textBaseline = 'middle';
  pen.font = `700 24px ${FONT}`;
  plate(pen, x, 16, title, '#0f221d', '#ffffff');
  plate(pen, x, 62, 'Demo', AMBER, '#241a00');
}

/** Words on a ground of their own. Pages cut off the edges of a picture, or lay another one over its right corner. */
function plate(pen, x, y, text, ground, ink) {
  pen.fillStyle = ground;
  pen.beginPath();
  pen.roundRect(x, y, pen.measureText(text).width + 28, 38, 19);
  pen.fill();
  pen.fillStyle = ink;
  pen.fillText(text, x + 14, y + 20);
}

/** The wall of the booth with its felt, its lamp and a plant, painted once. */
function booth({ wall }) {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const pen = canvas.getContext('2d', { alpha: false });
  pen.fillStyle = wall;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  for (let x = 0; x < WIDTH; x += 64) {
    const felt = pen.createLinearGradient(x, 0, x + 64, 0);
    felt.addColorStop(0, 'rgb(255 255 255 / 20%)');
    felt.addColorStop(0.9, 'rgb(0 0 0 / 5%)');
    felt.addColorStop(1, 'rgb(0 0 0 / 16%)');
    pen.fillStyle = felt;
    pen.fillRect(x, 0, 64, HEIGHT);
  }
  const light = pen.createRadialGradient(250, -20, 30, 320, 120, 480);
  light.addColorStop(0, 'rgb(255 250 235 / 75%)');
  light.addColorStop(0.55, 'rgb(255 250 235 / 8%)');
  light.addColorStop(1, 'rgb(20 30 26 / 34%)');
  pen.fillStyle = light;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  path(pen, 'M548 322L560 262L606 262L618 322Z', '#f0ece2');
  for (const [turn, length] of [[-0.75, 78], [-0.32, 104], [0.05, 116], [0.42, 100], [0.85, 74]]) {
    pen.save();
    pen.translate(583, 264);
    pen.rotate(turn);
    path(pen, `M0 4C-18-${length * 0.4}-12-${length * 0.8} 0-${length}C12-${length * 0.8} 18-${length * 0.4} 0 4Z`, turn < 0 ? '#3f7a58' : '#4f8f68');
    pen.restore();
  }
  return canvas;
}

/** Cloth with the four petals of kawung, in a lighter shade of its colour. */
function batik(colour) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
  const pen = canvas.getContext('2d', { alpha: false });
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 40, 40);
  for (const [x, y] of [[0, 0], [40, 0], [0, 40], [40, 40], [20, 20]]) {
    for (const turn of [0.785, 2.356, 3.927, 5.498]) {
      oval(pen, x + Math.cos(turn) * 10, y + Math.sin(turn) * 10, 8, 4.5, mix(colour, '#f3dfae', 0.55), turn);
    }
    oval(pen, x, y, 2, 2, mix(colour, '#f3dfae', 0.8));
  }
  return pen.createPattern(canvas, 'repeat');
}
