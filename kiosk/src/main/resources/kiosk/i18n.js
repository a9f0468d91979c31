// The words of the page, by language. A language more is a file more.

/** Loads all languages, so that the page can still speak each while the kiosk is away. */
export async function openWords(languages) {
  const loaded = {};
  await Promise.all(languages.map(async (language) => {
    const response = await fetch(`/i18n/${language}.json`);
    loaded[language] = await response.json();
  }));
  let current = languages[0];

  /** A text that is missing shows its key, and so is seen to be missing. */
  function textIn(language, key, ...values) {
    const text = loaded[language]?.[key] ?? loaded[languages[0]][key] ?? key;
    return text.replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
  }

  return {
    language: () => current,
    use(language) {
      if (loaded[language]) current = language;
    },
    /** The text, with {0}, {1}, … filled in. */
    text: (key, ...values) => textIn(current, key, ...values),
    textIn,
    nameOf: (language) => loaded[language]?.language ?? language,
    /** A text that the plan gives by language: in ours, else in the first that there is. */
    pick: (texts, otherwise = '', language = current) => texts?.[language] ?? Object.values(texts ?? {})[0] ?? otherwise,
  };
}
