// How an imagined participant moves: all breathe, blink and sway; whoever works alone looks down and writes, whoever waits for
// the officer looks up, and whoever is with the officer talks and listens in turn.

const FOLLOWS = 0.3;

/** Answers move(now, attention, need), with now in seconds; phase sets one person apart from the others. */
export function gestures(phase) {
  let down = 0;
  let talks = 0;

  return (now, attention, need) => {
    const time = now + phase;
    const alone = attention === 'self-working';
    const turn = (time * 0.21) % 1;
    down += ((alone && turn < 0.82 ? 1 : 0) - down) * FOLLOWS;
    talks += ((attention === 'with-officer' && turn < 0.6 ? 1 : 0) - talks) * FOLLOWS;
    const sway = Math.sin(time * 0.7) * 0.6 + Math.sin(time * 0.31 + 1) * 0.4;
    return {
      sway,
      breath: Math.sin(time * 1.5),
      tilt: Math.sin(time * 0.43) * 0.045 + down * 0.05,
      down,
      look: Math.sin(time * 0.37) > 0.75 ? 1 : 0,
      blink: blinks(time),
      mouth: talks * Math.abs(Math.sin(time * 8.3) * Math.sin(time * 3.1 + 0.4)),
      smile: alone ? 0.35 : 0.8,
      writing: alone ? Math.sin(time * 2.2) + Math.sin(time * 9) * 0.16 : null,
      wave: attention === 'needs-officer' && need === 'help' ? Math.sin(time * 7) : null,
    };
  };
}

/** How far the eyes are closed, 0 to 1: for two tenths of a second every four, and at times twice. */
function blinks(time) {
  const since = time % 4.1;
  const again = Math.floor(time / 4.1) % 3 === 0 && since > 0.45 && since < 0.65;
  return since < 0.22 || again ? 1 : 0;
}
