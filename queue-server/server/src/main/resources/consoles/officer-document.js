// The picture of a document that the booth sent: turned and enlarged, compared with the list, ticked, and gone when the
// dialog closes. It is drawn on a canvas and stored nowhere.

import { el, setText } from '/display-board/shared/dom.js';

const ZOOMS = [1, 1.5, 2, 3, 4];

/** Opens the picture and answers with its dialog; tick(id, ticked, box) says which paper was seen in it. */
export function showDocument({ picture, booth, words, clock, tick }) {
  const title = words.t('document.title', { booth: booth.booth, ticket: booth.visit.ticket });
  const image = new Image();
  const canvas = el('canvas', { role: 'img', 'aria-label': title });
  const stage = el('div.document-stage', { tabindex: 0, 'aria-label': words.t('document.stage') }, canvas);
  const scale = el('span.number', { role: 'status' });
  let zoom = 0;
  let quarters = 0;

  function draw() {
    const lying = quarters % 2 === 1;
    canvas.width = lying ? image.naturalHeight : image.naturalWidth;
    canvas.height = lying ? image.naturalWidth : image.naturalHeight;
    const pen = canvas.getContext('2d');
    pen.translate(canvas.width / 2, canvas.height / 2);
    pen.rotate((quarters * Math.PI) / 2);
    pen.drawImage(image, -image.naturalWidth / 2, -image.naturalHeight / 2);
    const fit = Math.min(stage.clientWidth / canvas.width, stage.clientHeight / canvas.height) || 1;
    canvas.style.inlineSize = `${Math.round(canvas.width * fit * ZOOMS[zoom])}px`;
    setText(scale, `${Math.round(ZOOMS[zoom] * 100)} %`);
  }

  function zoomBy(steps) {
    zoom = Math.min(ZOOMS.length - 1, Math.max(0, zoom + steps));
    draw();
  }

  function turn() {
    quarters = (quarters + 1) % 4;
    draw();
  }

  const button = (key, words_, act) => el('button.button', { type: 'button', onclick: act }, words.t(words_), el('kbd', {}, key));
  const papers = (booth.visit.documents ?? []).map((paper) => {
    const box = el('input', { type: 'checkbox', checked: paper.ticked });
    box.addEventListener('change', () => tick(paper.id, box.checked, box));
    return el('li', {}, el('label', {}, box, el('span', {}, words.name(paper.text))));
  });
  const dialog = el('dialog.document', { 'aria-labelledby': 'document-title' }, el('div.document-body', {},
    el('div.document-head', {},
      el('h2', { id: 'document-title' }, title),
      el('span.small.soft', {}, words.t('document.at', { time: clock.time(words.language, picture.at) }))),
    stage,
    el('div.document-side', {}, papers.length > 0 && el('h3', {}, words.t('document.compare')), el('ul.papers', {}, papers),
      el('p.small.soft', {}, words.t('document.promise'))),
    el('div.document-tools', {}, button('−', 'document.smaller', () => zoomBy(-1)), scale,
      button('+', 'document.larger', () => zoomBy(1)), button('R', 'document.turn', turn),
      el('button.button.primary', { type: 'button', onclick: () => dialog.close() }, words.t('document.close')))));

  dialog.addEventListener('keydown', (event) => {
    const act = { '+': () => zoomBy(1), '=': () => zoomBy(1), '-': () => zoomBy(-1), r: turn, R: turn }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  dialog.addEventListener('close', () => {
    canvas.width = 0;
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  stage.focus();
  image.addEventListener('load', draw);
  image.src = picture.url;
  return dialog;
}
