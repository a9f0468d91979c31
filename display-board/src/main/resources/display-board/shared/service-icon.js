// The picture of a service, as it stands beside its name at the kiosk. It is decoration; the text beside it says the same.

const SVG = 'http://www.w3.org/2000/svg';

/** All that there are; the first is for everything else. */
export const SERVICE_ICONS = ['form', 'savings', 'accident', 'death', 'pension', 'information', 'company', 'card', 'payment', 'family'];

/** The picture of that name; that of a form for a name that is not known. */
export function serviceIcon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `/display-board/shared/service-icons.svg#${SERVICE_ICONS.includes(name) ? name : SERVICE_ICONS[0]}`);
  svg.append(use);
  return svg;
}
