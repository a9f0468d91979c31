// The officer's name on this device, so that it is typed once and not every morning.

const REMEMBERED = 'bilik.officer';

export function rememberOfficer(name) {
  try {
    localStorage.setItem(REMEMBERED, name);
  } catch {
    // The name is then asked for again next time.
  }
}

export function rememberedOfficer() {
  try {
    return localStorage.getItem(REMEMBERED) ?? '';
  } catch {
    return '';
  }
}
