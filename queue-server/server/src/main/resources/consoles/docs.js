// Shows openapi.json to people: for developers, so in English only.

import { byId, el, setText } from '/display-board/shared/dom.js';

const METHODS = ['get', 'post', 'put', 'delete'];

function routePart(method, path, operation) {
  const body = operation.requestBody?.content?.['application/json']?.schema;
  const [status, answer] = Object.entries(operation.responses).find(([code]) => code !== 'default');
  const content = Object.entries(answer.content ?? {})[0];
  return el('details.route', {},
    el('summary', {},
      el('code.method', { 'data-method': method }, method.toUpperCase()),
      el('code.path', {}, path),
      el('span.soft', {}, operation.summary)),
    el('p', {}, `May be called by: ${operation['x-access'].join(', ')}`),
    body && el('div', {}, el('h3', {}, 'Body'), schemaPart(body)),
    el('h3', {}, `Answer ${status}${content ? ` as ${content[0]}` : ''}`),
    content?.[1].schema ? schemaPart(content[1].schema) : el('p', {}, answer.description));
}

function schemaPart(schema) {
  return el('pre', { tabindex: '0' }, JSON.stringify(example(schema, true), null, 2));
}

/** The shape of a schema as a JSON value whose leaves say what may stand there. */
function example(schema, required) {
  const kind = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (kind === 'object') {
    const wanted = new Set(schema.required ?? []);
    return Object.fromEntries(Object.entries(schema.properties ?? {})
      .map(([name, part]) => [name, example(part, wanted.has(name))]));
  }
  if (kind === 'array') return [example(schema.items ?? {}, true)];
  return [schema.format ?? kind ?? 'any', required ? '' : 'optional'].filter(Boolean).join(', ');
}

try {
  const answer = await fetch('/openapi.json');
  const contract = await answer.json();
  setText(byId('about'), `${contract.info.title} ${contract.info.version}. ${contract.info.description}`);
  const routes = Object.entries(contract.paths).flatMap(([path, operations]) =>
    METHODS.filter((method) => operations[method]).map((method) => routePart(method, path, operations[method])));
  byId('routes').replaceChildren(...routes);
} catch {
  byId('problem').hidden = false;
  setText(byId('problem'), 'The server does not answer; load this page again in a moment.');
}
document.documentElement.dataset.ready = 'yes';
