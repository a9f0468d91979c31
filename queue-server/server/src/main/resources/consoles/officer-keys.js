// The keyboard of the officer's console. A booth keeps its digit wherever its tile moves: 1 is the group's first booth.

/** Digits by booth, in the order of the doors: {"7": "1", "8": "2", …}. */
export function boothKeys(booths) {
  const doors = booths.map((booth) => booth.booth).sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
  return Object.fromEntries(doors.map((booth, index) => [booth, String(index + 1)]));
}

/** Calls onKey with the key in upper case and what it was pressed on, unless somebody is writing, or a dialog or the browser wants the key. */
export function listenForKeys(onKey) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
    if (event.target.closest('input:not([type=checkbox]), select, textarea, dialog') || document.querySelector('dialog[open]')) return;
    if (onKey(event.key.toUpperCase(), event.target)) event.preventDefault();
  });
}
