// Tries the booth's camera and microphone when nobody is there, and reports what is missing before the first
// participant sits down in front of it: when the page opens, and once a day while the booth is closed.

import { send } from '../shared/actions.js';

const PARTS = ['device-test', 'named-devices'];
/** After a report that did not arrive. */
const AGAIN_MILLIS = 5 * 60_000;

export function morningTest({ address, clock }) {
  let testedOn = null;
  let notBefore = 0;
  let busy = false;

  async function run(day) {
    busy = true;
    try {
      const [{ testDevices }, { namesIn, openNamed }] = await Promise.all(PARTS.map((part) => import(`../conversation/${part}.js`)));
      const { camera, microphone } = await testDevices(namesIn(location.search), openNamed);
      // A report that nobody may send is no reason to leave the page.
      await send('POST', `${address}/devices`, { camera, microphone }, undefined, { stay: true });
      testedOn = day;
    } catch (fault) {
      notBefore = Date.now() + AGAIN_MILLIS;
      console.warn('The camera and microphone could not be tested or reported', fault);
    } finally {
      busy = false;
    }
  }

  return {
    /** Called every second with the view; does something once a day. */
    tick(view) {
      const day = clock.local().toISOString().slice(0, 10);
      const nobody = !view.visit && !view.last;
      // The first test does not wait for the evening: a screen that was just set up says at once what it lacks.
      const quiet = testedOn === null ? nobody : nobody && view.open === false;
      if (busy || !quiet || testedOn === day || Date.now() < notBefore) return undefined;
      return run(day);
    },
  };
}
