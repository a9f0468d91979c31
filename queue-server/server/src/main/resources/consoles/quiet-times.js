// When boards say nothing, as a plan writes it and as rows.

/** "12:00-13:00, friday 11:30-13:00" as rows of day (empty for every day), from and to; half a row is one, too. */
export function quietTimes(text) {
  return (text ?? '').split(',').map((part) => part.trim()).filter(Boolean).map((part) => {
    const [, day = '', from = '', to = ''] = /^(?:([a-z]+) )?([^-]*)-?(.*)$/.exec(part) ?? [];
    return { day, from, to };
  });
}

/** Rows as a plan writes them. */
export function writtenQuiet(times) {
  return times.map(({ day, from, to }) => `${day ? `${day} ` : ''}${from}-${to}`).join(', ');
}
