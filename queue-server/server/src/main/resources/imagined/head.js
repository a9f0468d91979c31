// The head of an imagined participant, seen from the front; it turns by moving the features over it.

import { line, mix, oval, path } from './strokes.js';

const FACE = 'M-62-12C-62-94 62-94 62-12C62 44 32 84 0 84C-32 84-62 44-62-12Z';
const SHADE = 'M20-74C52-62 62-40 62-12C62 44 32 84 0 84C34 58 48 0 20-74Z';
const FRINGE = 'M-67 8C-80-112 80-112 67 8C62-14 58-30 46-44C12-36-28-40-40-52C-50-36-60-20-67 8Z';
const CROPPED = 'M-66 0C-78-116 78-116 66 0C62-22 58-38 48-50C20-62-20-62-48-50C-58-38-62-22-66 0Z';
const CAP = 'M-62-42C-66-84-56-106-50-110C-20-118 20-118 50-110C56-106 66-84 62-42C24-54-24-54-62-42Z';
const SCARF = 'M-80 14C-96-126 96-126 80 14C84 64 100 112 122 146C60 196-60 196-122 146C-100 112-84 64-80 14Z'
  + 'M-55 0C-55 46-30 78 0 78C30 78 55 46 55 0C55-76-55-76-55 0Z';
const FOLDS = ['M-62 60C-40 104-6 124 58 138', 'M64 56C44 100 10 128-70 150'];
const BEARD = 'M-58 18C-56 62-34 92 0 94C34 92 56 62 58 18C50 36 40 34 30 31C14 26-14 26-30 31C-40 34-50 36-58 18Z'
  + 'M-20 47C-8 42 8 42 20 47C12 62-12 62-20 47Z';

/** Draws it around the middle of the face. */
export function drawHead(pen, person, pose) {
  const { head, skin, hair } = person;
  const shade = mix(skin, '#5a2f1c', 0.22);
  if (head === 'bun') oval(pen, 0, -98, 30, 26, hair);
  if (head !== 'scarf') for (const side of [-62, 62]) oval(pen, side, 6, 10, 16, shade);
  path(pen, FACE, skin);
  path(pen, SHADE, 'rgb(90 47 28 / 13%)');
  features(pen, person, pose, shade);
  if (head === 'scarf') scarf(pen, person.scarf);
  else if (head === 'cap') cap(pen, hair);
  else path(pen, head === 'short' ? CROPPED : FRINGE, hair);
  if (person.headset) headset(pen);
}

function headset(pen) {
  line(pen, 'M-68 2C-78-128 78-128 68 2', '#3a4046', 8);
  line(pen, 'M-66 20C-64 52-50 66-24 64', '#3a4046', 4);
  for (const side of [-67, 67]) oval(pen, side, 6, 12, 20, '#22272b');
  oval(pen, -22, 63, 8, 5.5, '#22272b');
}

function scarf(pen, colour) {
  path(pen, SCARF, colour);
  for (const fold of FOLDS) line(pen, fold, mix(colour, '#000000', 0.16), 3);
  line(pen, 'M-55 0C-55-76 55-76 55 0', mix(colour, '#000000', 0.24), 4);
}

function cap(pen, hair) {
  path(pen, 'M-66 6C-70-30-64-52-56-60L-48-44C-56-32-60-14-66 6ZM66 6C70-30 64-52 56-60L48-44C56-32 60-14 66 6Z', hair);
  path(pen, CAP, '#1b1a1f');
  line(pen, 'M-58-50C-22-60 22-60 58-50', '#3b3945', 3);
}

function features(pen, person, { sway, down, look, blink, mouth, smile }, shade) {
  pen.save();
  pen.translate(sway * 5 + look * 4, down * 9);
  for (const side of [-1, 1]) {
    oval(pen, side * 36, 28, 14, 10, 'rgb(205 84 70 / 16%)');
    eye(pen, side * 25, -4, { look, closed: Math.max(blink, down * 0.62) }, person.skin);
    line(pen, side < 0 ? 'M-39-23C-32-30-20-30-13-25' : 'M39-23C32-30 20-30 13-25', person.elderly ? '#8d8983' : '#2a1d16', 4.5);
  }
  line(pen, 'M3-2C6 10 11 18 6 23C3 25-1 25-4 24', shade, 3.2);
  if (person.beard) path(pen, BEARD, person.elderly ? '#b4b0aa' : 'rgb(35 25 20 / 78%)');
  if (person.elderly) for (const fold of ['M-22 34C-28 42-29 50-26 56', 'M22 34C28 42 29 50 26 56', 'M-24-50C-8-54 8-54 24-50']) line(pen, fold, shade, 2);
  lips(pen, mouth, smile, shade);
  if (person.glasses) glasses(pen);
  pen.restore();
}

function eye(pen, x, y, { look, closed }, skin) {
  const open = 1 - closed;
  if (open < 0.15) {
    line(pen, x < 0 ? 'M-36-2C-30 3-20 3-14-2' : 'M36-2C30 3 20 3 14-2', '#2a1d16', 3.4);
    return;
  }
  pen.save();
  pen.beginPath();
  pen.ellipse(x, y + (1 - open) * 4, 12, 8.5 * open, 0, 0, 2 * Math.PI);
  pen.fillStyle = '#fdfbf7';
  pen.fill();
  pen.clip();
  oval(pen, x + look * 3, y + (1 - open) * 5, 6.6, 7, '#2e1c12');
  oval(pen, x + look * 3 + 2.2, y - 2.4, 2, 2, '#ffffff');
  pen.restore();
  pen.strokeStyle = mix(skin, '#20130c', 0.85);
  pen.lineWidth = 3;
  pen.beginPath();
  pen.ellipse(x, y + (1 - open) * 4, 12.5, 9 * open, 0, Math.PI * 1.06, Math.PI * 1.94);
  pen.stroke();
}

function lips(pen, mouth, smile, shade) {
  if (mouth < 0.12) {
    line(pen, smile > 0.5 ? 'M-19 46C-9 57 9 57 19 46' : 'M-15 49C-6 53 6 53 15 49', mix(shade, '#8c2f2a', 0.55), 4);
    return;
  }
  const height = 4 + mouth * 10;
  oval(pen, 0, 50, 15 - mouth * 3, height, '#5d1d1c');
  oval(pen, 0, 50 - height * 0.55, 9, height * 0.3, '#fdfbf7');
  oval(pen, 0, 50 + height * 0.55, 8, height * 0.32, '#b5524c');
}

function glasses(pen) {
  pen.strokeStyle = '#2b2f33';
  pen.lineWidth = 3;
  for (const side of [-25, 25]) {
    pen.fillStyle = 'rgb(255 255 255 / 14%)';
    pen.beginPath();
    pen.roundRect(side - 18, -17, 36, 27, 11);
    pen.fill();
    pen.stroke();
  }
  pen.beginPath();
  pen.moveTo(-7, -6);
  pen.quadraticCurveTo(0, -11, 7, -6);
  pen.moveTo(-43, -6);
  pen.lineTo(-60, -9);
  pen.moveTo(43, -6);
  pen.lineTo(60, -9);
  pen.stroke();
}
