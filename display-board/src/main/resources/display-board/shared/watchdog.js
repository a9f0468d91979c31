// For pages at which nobody sits. This script stands alone, so that it watches even when nothing else could be loaded: a
// page whose modules or styles did not come, because the server went away in that moment, begins again once the server
// answers. Until then it stays, since a browser's own error page might not come back for half an hour. Pages name it before
// their styles: of those that fail before it runs it hears nothing.
'use strict';

(() => {
  const ROUND = 15_000;
  const root = document.documentElement;
  let missing = false;

  /** Whether the page has not come to life: data-live of pages that follow a branch, data-ready of all others. */
  const hasNotBegun = () => root.dataset.live === 'connecting' || root.dataset.ready === 'no';

  addEventListener('error', ({ target }) => {
    if (target instanceof HTMLLinkElement || target instanceof HTMLScriptElement) missing = true;
  }, { capture: true });

  setInterval(async () => {
    if (!missing && !hasNotBegun()) return;
    try {
      const answer = await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(3_000) });
      if (answer.ok) location.reload();
    } catch {
      // The server is away; the next round asks again.
    }
  }, ROUND);
})();
