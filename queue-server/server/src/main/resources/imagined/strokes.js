// What the drawings are made of.

const shapes = new Map();

export function oval(pen, x, y, width, height, colour, turn = 0) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.ellipse(x, y, width, height, turn, 0, 2 * Math.PI);
  pen.fill();
}

/** Fills a shape that is written as in SVG, moved to x and y. */
export function path(pen, shape, colour, x = 0, y = 0) {
  pen.fillStyle = colour;
  pen.translate(x, y);
  pen.fill(shapeOf(shape), 'evenodd');
  pen.translate(-x, -y);
}

export function line(pen, shape, colour, width) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.lineCap = 'round';
  pen.stroke(shapeOf(shape));
}

function shapeOf(shape) {
  if (!shapes.has(shape)) shapes.set(shape, new Path2D(shape));
  return shapes.get(shape);
}

/** A colour between two others, both as #rrggbb; part is how much of the second. */
export function mix(one, other, part) {
  const bytes = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const [from, to] = [bytes(one), bytes(other)];
  return `#${from.map((byte, at) => Math.round(byte + (to[at] - byte) * part).toString(16).padStart(2, '0')).join('')}`;
}
