// The few signs of the conversation, drawn in the colour of the text beside them; each stands with its words.

const SVG = 'http://www.w3.org/2000/svg';
const MICROPHONE = 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v4';
const CAMERA = 'M3 7h12v10H3zM15 11l6-3v8l-6-3z';
const SLASH = 'M4 4l16 16';
const DRAWN = {
  microphone: [MICROPHONE],
  'microphone-off': [MICROPHONE, SLASH],
  camera: [CAMERA],
  'camera-off': [CAMERA, SLASH],
  message: ['M4 5h16v11H10l-5 4v-4H4z'],
  document: ['M6 3h9l4 4v14H6zM9 11h7M9 15h7'],
  settings: ['M4 7h9M17 7h3M4 17h3M11 17h9M13 5h4v4h-4zM7 15h4v4H7z'],
  house: ['M3 11l9-8 9 8M5 10v10h14V10M10 20v-6h4v6'],
  invite: ['M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21a7 7 0 0 1 14 0M19 8v6M16 11h6'],
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  for (const d of DRAWN[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

/** Shows an icon with its words in an element; nothing happens where it shows that already. */
export function setSign(element, name, text) {
  if (element.dataset.sign !== name || element.children.length === 0) {
    element.dataset.sign = name;
    element.replaceChildren(icon(name), document.createElement('span'));
  }
  if (element.lastElementChild.textContent !== text) element.lastElementChild.textContent = text;
}
