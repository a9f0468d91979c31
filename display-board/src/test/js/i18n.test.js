import { browserLanguage, fill, openWords } from '/display-board/shared/i18n.js';
import { equal, test } from './harness.js';

const BOTH = { languages: ['id', 'en'], remember: false };

async function countingFetches(run) {
  const real = window.fetch;
  const asked = [];
  window.fetch = async (url) => {
    asked.push(url);
    return new Response(JSON.stringify({ hello: url.includes('/en') ? 'Hello {name}' : 'Halo {name}' }));
  };
  try {
    await run(asked);
  } finally {
    window.fetch = real;
    document.documentElement.lang = 'id';
  }
}

test('words are filled in, and an unknown name stays as it is', () => {
  equal(fill('{a} dari {b}', { a: 0 }), '0 dari {b}');
});

test('one is not many', () => {
  const ahead = '{count:Only|All} {count} {count:person|people}';
  equal([1, '1', 0, 2, 11].map((count) => fill(ahead, { count })),
    ['Only 1 person', 'Only 1 person', 'All 0 people', 'All 2 people', 'All 11 people']);
});

test('a language whose words are loaded is chosen at once, and needs no server', () => countingFetches(async (asked) => {
  const words = await openWords(['/words'], BOTH);
  equal(asked, ['/words/id.json', '/words/en.json']);
  words.choose('en');
  equal([words.language, words.t('hello', { name: 'A' }), document.documentElement.lang], ['en', 'Hello A', 'en']);
  equal(asked.length, 2);
}));

test('a language whose words are not there yet is chosen as soon as they are', () => countingFetches(async () => {
  const words = await openWords(['/words'], { remember: false });
  const chosen = words.choose('en');
  equal(words.language, 'id');
  await chosen;
  equal(words.t('hello', { name: 'A' }), 'Hello A');
}));

test('a text in several languages is read in that of the page, else in one that there is', () => countingFetches(async () => {
  const words = await openWords(['/words'], BOTH);
  equal([words.name({ id: 'satu', en: 'one' }), words.name({ id: 'satu', en: 'one' }, 'en'), words.name({ en: 'one' }), words.name(null)],
    ['satu', 'one', 'one', '']);
}));

test('a page is read in the language that somebody is known to read, unless they have chosen', () => countingFetches(async (asked) => {
  const words = await openWords(['/words'], { remember: false, usual: 'en' });
  equal([words.language, asked], ['en', ['/words/en.json']]);
  await words.suggest('id');
  equal(words.language, 'id');
  await words.choose('en');
  await words.suggest('id');
  await words.suggest('xx');
  equal(words.language, 'en');
}));

test('a choice that is made while a suggestion is being loaded stands', () => countingFetches(async () => {
  const words = await openWords(['/words'], { remember: false });
  const suggested = words.suggest('en');
  words.choose('id');
  await suggested;
  equal(words.language, 'id');
}));

test('a browser has the first of its languages that a page has', () => {
  equal([['en-GB', 'id'], ['ja', 'in-ID', 'en'], ['ja'], []].map((codes) => browserLanguage(codes)), ['en', 'id', 'id', 'id']);
});
