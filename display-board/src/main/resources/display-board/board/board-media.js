// Pictures, muted videos, texts and the code at the door between calls. They yield the place to every call, and go on afterwards where they
// were. What can't be shown is passed over; where nothing can be, the place is not there at all.

import { followDoorCode } from '../shared/door-code.js';
import { el } from '../shared/dom.js';

const AFTER_FAULTS_MILLIS = 30_000;
/** For a first code; a board that gets none passes it over. */
const DOOR_MILLIS = 8_000;
const LONGEST_VIDEO_MILLIS = 15 * 60_000;

/**
 * mediaArea(place, door, onShown): door is {branch, words} for the code at the door; set({seconds, items}) takes the playlist, yieldTo(true) makes room for a call, and
 * yieldTo(false) ends that. onShown(shown) is told whether there is something in the place.
 */
export function mediaArea(place, door, onShown = () => {}) {
  let items = [];
  let seconds = 12;
  let at = -1;
  let faults = 0;
  let yielding = false;
  let timer = 0;
  let endDoor = () => {};

  function set(playlist) {
    seconds = playlist.seconds;
    if (JSON.stringify(playlist.items) === JSON.stringify(items)) return;
    items = playlist.items;
    at = -1;
    faults = 0;
    next();
  }

  function next() {
    clearTimeout(timer);
    endDoor();
    if (items.length === 0) {
      place.replaceChildren();
      onShown(false);
      return;
    }
    if (faults >= items.length) {
      faults = 0;
      place.replaceChildren();
      onShown(false);
      timer = setTimeout(next, AFTER_FAULTS_MILLIS);
      return;
    }
    at = (at + 1) % items.length;
    show(items[at]);
  }

  function show(item) {
    if (item.kind === 'text') {
      shown(textPart(item.text), seconds * 1000);
    } else if (item.kind === 'door') {
      showDoor();
    } else if (item.kind === 'picture') {
      const picture = el('img.media-picture', { alt: '', src: address(item.file) });
      picture.addEventListener('load', () => shown(picture, seconds * 1000));
      picture.addEventListener('error', fault);
    } else {
      const video = el('video.media-picture', { src: address(item.file), playsinline: true, preload: 'auto' });
      video.muted = true;
      video.addEventListener('error', fault);
      video.addEventListener('ended', next);
      video.addEventListener('canplay', () => {
        if (video.parentElement === place) return;
        shown(video, LONGEST_VIDEO_MILLIS);
        if (!yielding) video.play().catch(fault);
      });
      video.load();
    }
  }

  /** Its code is replaced while it stands there; where there is none, the next item has the place. */
  function showDoor() {
    const picture = el('img.media-door-qr', { alt: '' });
    const part = doorPart(door.words, picture);
    endDoor = followDoorCode(door.branch, {
      onCode(code) {
        picture.src = code.qr;
        if (part.parentElement !== place) shown(part, seconds * 1000);
      },
      onNone: fault,
    });
    timer = setTimeout(fault, DOOR_MILLIS);
  }

  function shown(element, millis) {
    clearTimeout(timer);
    faults = 0;
    place.replaceChildren(element);
    onShown(true);
    timer = setTimeout(next, millis);
  }

  function fault() {
    faults += 1;
    next();
  }

  return {
    set,
    yieldTo(call) {
      if (call === yielding) return;
      yielding = call;
      const video = place.querySelector('video');
      if (yielding) video?.pause();
      else video?.play().catch(fault);
    },
  };
}

function textPart(text) {
  const [heading, ...lines] = text.split(/\r?\n/);
  return el('div.media-text', {}, el('p.media-heading', {}, heading),
    lines.filter((line) => line.trim()).map((line) => el('p', {}, line)));
}

function doorPart(words, picture) {
  const both = (key) => ['id', 'en'].map((language) => el('span', { lang: language }, words.tIn(language, key)));
  return el('div.media-door', {}, picture, el('div', {}, el('p.media-heading', {}, both('door.title')), el('p', {}, both('door.step.read'))));
}

function address(file) {
  return `/board-media/${encodeURIComponent(file)}`;
}
