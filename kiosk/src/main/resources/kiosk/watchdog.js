// Never a white or a dead page. This script stands alone, so that it watches even when nothing else could be loaded: it
// starts the page again when the page stopped saying that it is alive, stumbled, or has been open for a day. It asks
// whether the kiosk answers first, since a browser's own error page could not come back.
'use strict';

(() => {
  const ROUND = 5_000;
  const SILENT = 20_000; // the page's clock ticks every second
  const AFTER_FAULT = 5_000;
  const NUMBER_STAYS = 90_000; // a fault must not take a number from the screen that somebody is noting
  const DAY = 20 * 60 * 60_000;
  const QUIET = 10 * 60_000;
  const RESTING = new Set(['start', 'closed', 'full', 'away']);

  const opened = Date.now();
  let lastAlive = Date.now();
  let lastTouch = Date.now();
  let fault = null;

  addEventListener('kiosk-alive', () => { lastAlive = Date.now(); });
  addEventListener('error', () => { fault ??= Date.now(); });
  addEventListener('unhandledrejection', () => { fault ??= Date.now(); });
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, () => { lastTouch = Date.now(); });

  function mustStartAgain(now) {
    const scene = document.body?.dataset.scene;
    if (fault != null && now - fault > (scene === 'ticket' ? NUMBER_STAYS : AFTER_FAULT)) return true;
    if (now - lastAlive > SILENT && now - opened > SILENT) return true;
    return now - opened > DAY && now - lastTouch > QUIET && RESTING.has(scene);
  }

  setInterval(async () => {
    if (!mustStartAgain(Date.now())) return;
    try {
      const answer = await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(3_000) });
      if (answer.ok) location.reload();
    } catch {
      // The kiosk is away; the next round asks again.
    }
  }, ROUND);
})();
