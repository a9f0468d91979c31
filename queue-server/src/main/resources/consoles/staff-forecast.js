// How good the forecasts of the last hours were, as figures among those of the day.

import { stopwatch } from '/display-board/clock.js';

/** Figures {name, text}; none before the first visit with a forecast was called. */
export function forecastFigures(forecast) {
  if (!forecast) return [];
  return [
    { name: 'forecastError', text: stopwatch(forecast.meanErrorSeconds) },
    { name: 'forecastHeld', text: `${Math.round(forecast.heldShare * 100)} % / ${forecast.count}` },
  ];
}
