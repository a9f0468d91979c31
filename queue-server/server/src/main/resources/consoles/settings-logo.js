// The branch's logo: scaled down here, so that a photograph of any size can be chosen, and kept by the server.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { api, el } from '/display-board/shared/dom.js';
import { group } from './settings-fields.js';

/** Pixels: a slip is as wide, and a logo is no taller than a third of that. */
const WIDEST = 576;
const HIGHEST = 192;

export function logoAddress(page) {
  return page.plan.logo && api('branches', page.branch, 'pictures', page.plan.logo);
}

export function drawLogo(page) {
  const { plan, words } = page;
  const address = logoAddress(page);
  const file = el('input', { type: 'file', accept: 'image/png,image/jpeg', id: 'words-logo', 'aria-describedby': 'words-logo-hint words-logo-error', onchange: () => choose(page, file) });
  return group(words.t('settings.logo'),
    address ? el('img.set-logo', { src: address, alt: words.t('settings.logo') }) : el('p.soft', {}, words.t('settings.logo.none')),
    el('div.set-field', {}, el('label', { for: 'words-logo', id: 'logo' }, words.t('settings.logo.choose')),
      el('p.small.soft', { id: 'words-logo-hint' }, words.t('settings.logo.hint')), file, el('p.set-error', { id: 'words-logo-error', hidden: true })),
    address && el('div.set-buttons', {}, el('button.button', { type: 'button', onclick: () => {
      page.edit(() => { delete plan.logo; });
      page.redraw('words-logo');
    } }, words.t('settings.logo.remove'))));
}

function choose(page, file) {
  const chosen = file.files[0];
  if (!chosen) return;
  whileBusy(file, async () => {
    try {
      const { logo } = await send('POST', api('branches', page.branch, 'pictures'), { picture: await scaled(chosen) });
      page.edit((plan) => { plan.logo = logo; });
      page.redraw('words-logo');
    } catch (problem) {
      page.complain('words-logo', problem.status === undefined || problem.status === 400 ? page.words.t('settings.logo.unreadable') : problemWords(problem, page.words));
    }
  });
}

/** A picture file as base64 of a PNG that is no larger than a slip can show. */
async function scaled(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, WIDEST / picture.width, HIGHEST / picture.height);
  const canvas = el('canvas', { width: Math.max(1, Math.round(picture.width * scale)), height: Math.max(1, Math.round(picture.height * scale)) });
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').split(',')[1];
}
