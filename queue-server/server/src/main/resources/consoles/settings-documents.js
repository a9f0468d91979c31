// The documents that a service asks for.

import { el } from '/display-board/shared/dom.js';
import { shortName } from './plan-names.js';
import { addButton, group, inLanguages, orderButtons, tick } from './settings-fields.js';

const LONGEST = 200;

export function drawDocuments(page, service, id) {
  const { words } = page;
  return group(words.t('settings.documents'),
    el('p.small.soft', {}, words.t('settings.documents.hint')),
    el('ol.set-rows', {}, service.documents.map((document, index) => row(page, service, document, index, `${id}-document`))),
    addButton(page, `${id}-document-add`, 'settings.documents.add', () => {
      page.edit(() => service.documents.push({ id: shortName('', service.documents.map((each) => each.id), 'dokumen'), text: {}, required: true }));
      page.redraw(`${id}-document-${service.documents.length - 1}-text-${page.plan.languages[0]}`);
    }));
}

function row(page, service, document, index, id) {
  const { words } = page;
  const others = () => service.documents.filter((each) => each !== document).map((each) => each.id);
  const known = page.inForce.services.find((each) => each.id === service.id)?.documents?.some((each) => each.id === document.id);
  const name = words.name(document.text) || words.t('settings.documents.number', { number: index + 1 });
  return el('li.set-row.set-document', {},
    el('div.set-columns', {}, inLanguages(page, `${id}-${index}-text`, words.t('settings.documents.text', { number: index + 1 }), document.text, (text) => page.edit(() => {
      document.text = text ?? {};
      if (!known) document.id = shortName(Object.values(document.text)[0] ?? '', others(), 'dokumen');
    }), { max: LONGEST })),
    tick(`${id}-${index}-required`, words.t('settings.documents.required'), document.required ?? true,
      (required) => page.edit(() => { document.required = required; })),
    orderButtons(page, {
      id: (at) => `${id}-${at}`, name, list: service.documents, index,
      remove: () => {
        page.edit(() => service.documents.splice(index, 1));
        page.redraw(`${id}-add`);
      },
    }));
}
