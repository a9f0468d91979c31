// Follows a live feed for as long as the page lives: says when it is lost, and comes back by itself.

const SILENCE = 25_000; // the feed sends at least a comment every ten seconds; the browser does not show us comments,
const RETRY = 1_000; // so silence is measured by asking

/** Calls {@code view(data)} for each view, {@code lost()} once when the feed breaks. */
export function follow(address, { view, lost }) {
  let source = null;
  let broken = false;
  let lastSeen = Date.now();

  function open() {
    source = new EventSource(address);
    source.addEventListener('view', (event) => {
      broken = false;
      lastSeen = Date.now();
      view(JSON.parse(event.data));
    });
    source.onerror = retry;
  }

  function retry() {
    source.close();
    if (!broken) lost();
    broken = true;
    setTimeout(open, RETRY);
  }

  // A half-open connection gives no error: look in from time to time whether the kiosk knows more than we do.
  setInterval(async () => {
    if (broken || Date.now() - lastSeen < SILENCE) return;
    try {
      const response = await fetch('/api/screen', { signal: AbortSignal.timeout(5_000) });
      if (response.ok) {
        lastSeen = Date.now();
        view(await response.json());
      }
    } catch {
      retry();
    }
  }, SILENCE);

  open();
}
