// The words of a page, from one file per language and module. Indonesian comes first, everywhere.

const REMEMBERED = 'bilik.language';
const RETRY_MILLIS = 600;

/** The languages that every page has. */
export const LANGUAGES = ['id', 'en'];
/** Indonesian as old devices call it. */
const OLD_CODES = { in: 'id' };

/**
 * Loads the words of a page from its modules' folders. languages are loaded at once (the board shows two, and the kiosk
 * changes them while nothing can be loaded), or only the one in use, and another when it is chosen (a phone pays for what
 * it reads). remember: whether a choice lasts on this device; the next person at a kiosk makes their own. usual: the
 * language before anybody has chosen.
 */
export async function openWords(folders, { languages, remember = true, usual = 'id' } = {}) {
  const tables = new Map();
  const listeners = new Set();
  let chosen = remember ? rememberedChoice() : null;
  let current = chosen ?? usual;

  async function load(language) {
    const files = await Promise.all(folders.map((folder) => fetchWords(`${folder}/${language}.json`)));
    tables.set(language, Object.assign({}, ...files));
  }

  function inLanguage(language, key, values) {
    const text = tables.get(language)?.[key];
    return text === undefined ? key : fill(text, values);
  }

  function speak(language) {
    current = language;
    document.documentElement.lang = language;
    for (const listener of listeners) listener(language);
  }

  await Promise.all((languages ?? [current]).map(load));
  if (!tables.has(current)) current = [...tables.keys()][0];
  document.documentElement.lang = current;

  return {
    get language() {
      return current;
    },

    /** The language that is not in use, of the two that every branch has. */
    get other() {
      return current === 'id' ? 'en' : 'id';
    },

    /** The words of a key in the page's language, with {names} filled in. */
    t: (key, values) => inLanguage(current, key, values),

    /** The words in a given language. */
    tIn: inLanguage,

    /** Whether there are words for a key; for names that a newer server may send. */
    has: (key) => tables.get(current)?.[key] !== undefined,

    /** A text that a view brings in several languages, such as the name of a service; the empty string if there is none. */
    name: (names, language = current) => names?.[language] ?? names?.id ?? Object.values(names ?? {})[0] ?? '',

    /** Changes the page's language: at once where its words are loaded, else as soon as they are. */
    async choose(language) {
      chosen = language;
      if (!tables.has(language)) await load(language);
      if (remember) store(language);
      speak(language);
    },

    /** Changes to what is known of whoever reads, likewise, unless they choose or have chosen themselves. */
    async suggest(language) {
      if (chosen || language === current || !LANGUAGES.includes(language)) return;
      if (!tables.has(language)) await load(language);
      if (!chosen) speak(language);
    },

    onChange: (listener) => listeners.add(listener),
  };
}

/** Writes the words into all elements that name them: data-t for their text, data-t-label for their name, data-t-alt for a picture. */
export function writeWords(words, root = document) {
  for (const element of root.querySelectorAll('[data-t]')) {
    const language = element.dataset.tIn === 'other' ? words.other : element.dataset.tIn ?? words.language;
    element.textContent = words.tIn(language, element.dataset.t);
    if (element.dataset.tIn) element.lang = language;
  }
  for (const element of root.querySelectorAll('[data-t-label]')) {
    element.setAttribute('aria-label', words.t(element.dataset.tLabel));
  }
  for (const element of root.querySelectorAll('[data-t-alt]')) element.alt = words.t(element.dataset.tAlt);
  for (const element of root.querySelectorAll('[data-t-placeholder]')) {
    element.setAttribute('placeholder', words.t(element.dataset.tPlaceholder));
  }
}

/** Makes a button that changes between Indonesian and English; it says the language that it leads to. */
export function languageToggle(button, words) {
  const label = () => {
    const target = words.other;
    button.textContent = target === 'id' ? 'Bahasa Indonesia' : 'English';
    button.lang = target;
  };
  button.addEventListener('click', async () => {
    button.disabled = true;
    await words.choose(words.other);
    button.disabled = false;
  });
  words.onChange(label);
  label();
}

/** "{a} dari {b}" with {a: 3, b: 4} -> "3 dari 4"; "{n} {n:person|people}" with {n: 1} -> "1 person". */
export function fill(text, values = {}) {
  return text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name, one, many) => {
    if (one === undefined) return values[name] ?? whole;
    return Number(values[name]) === 1 ? one : many;
  });
}

/** A page that opens while its server restarts must not stay without words: tries until it has them. */
async function fetchWords(url) {
  for (;;) {
    try {
      const response = await fetch(url);
      if (response.ok) return await response.json();
    } catch {
      // Not there now; again in a moment.
    }
    await new Promise((done) => setTimeout(done, RETRY_MILLIS));
  }
}

/** The first of the browser's languages that a page has; Indonesian where there is none. */
export function browserLanguage(codes = navigator.languages) {
  return codes.map((code) => code.toLowerCase().split('-')[0]).map((code) => OLD_CODES[code] ?? code)
    .find((code) => LANGUAGES.includes(code)) ?? 'id';
}

function rememberedChoice() {
  try {
    const choice = localStorage.getItem(REMEMBERED);
    return LANGUAGES.includes(choice) ? choice : null;
  } catch {
    return null;
  }
}

function store(language) {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // A browser that remembers nothing still speaks the chosen language until it is closed.
  }
}
