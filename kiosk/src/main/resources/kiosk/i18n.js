// The words of the page, by language. A language more is a file more.

/** Loads all languages, so that the page can still speak each while the kiosk is away. */
export async function openWords(languages) {
  const loaded = {};
  await Promise.all(languages.map(async (language) => {
    const response = await fetch(`/i18n/${language}.json`);
    loaded[language] = await response.json();
  }));
  let current = languages[0];
  return {
    language: () => current,
    use(language) {
      if (loaded[language]) current = language;
    },
    /** The text, with {0}, {1}, … filled in; a text that is missing shows its key, and so is seen to be missing. */
    text(key, ...values) {
      const text = loaded[current][key] ?? loaded[languages[0]][key] ?? key;
      return text.replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
    },
    nameOf: (language) => loaded[language]?.language ?? language,
  };
}
