// The face in a tile: one video element for each booth as long as the page is open. The tile around it becomes large or
// small; the element never moves, so that the picture goes on.

import { el, setText } from '/display-board/shared/dom.js';
import { playStream } from '/display-board/shared/player.js';
import { setSign } from './officer-icons.js';

const SILENT = new Set(['off', 'none', 'blocked', 'taken']);

/** Brings the face of a tile up to date; voice is whether the officer is heard there, unread how many messages are new. */
export function showFace(tile, booth, face, { words, clock, heard, voice, unread }) {
  const { parts } = tile;
  const there = Boolean(face?.stay);
  parts.face.hidden = !there;
  tile.classList.toggle('speaking', there && Boolean(face.speaking));
  showMarks(parts.marks, { there, voice, unread, words });
  if (!there) {
    if (parts.video) playStream(parts.video, null);
    return;
  }
  const { video, state, microphone, quality, code } = facePartsOf(parts, booth);
  playStream(video, face.stream ?? null, heard);
  video.setAttribute('aria-label', words.t('face.of', { booth }));
  const missing = missingPicture(face);
  video.classList.toggle('without-picture', Boolean(missing));
  setText(state, missing ? words.t(`face.${missing}`, { time: face.lostSince ? clock.time(words.language, face.lostSince) : '' }) : '');
  const silent = SILENT.has(face.microphone);
  setSign(microphone, silent ? 'microphone-off' : 'microphone', words.t(face.speaking && !silent
    ? 'face.speaking' : `face.microphone.${face.microphone ?? 'off'}`));
  showCode(code, face.code, words);
  setText(quality, face.link === 'on' ? words.t(`face.quality.${face.quality ?? 'none'}`) : '');
  quality.dataset.quality = face.quality ?? 'none';
}

function facePartsOf(parts, booth) {
  if (!parts.video) {
    parts.video = el('video.face-video', { autoplay: true, playsinline: true, dataset: { booth } });
    parts.video.muted = true;
    parts.state = el('p.face-state');
    parts.microphone = el('span.face-sign');
    parts.quality = el('span.face-quality');
    parts.code = el('p.face-code.number', { hidden: true });
    parts.face.append(parts.video, parts.state, parts.code, el('p.face-foot', {}, parts.microphone, parts.quality));
  }
  return { video: parts.video, state: parts.state, microphone: parts.microphone, quality: parts.quality, code: parts.code };
}

/** The code by which officer and a participant at home prove who they are: the officer says one half and hears the other. */
function showCode(line, code, words) {
  line.hidden = !code;
  setText(line, code ? words.t('face.code', { say: code.slice(0, 3), hear: code.slice(3) }) : '');
}

/** Why there is no picture: the words for it, or null where there is one. */
function missingPicture(face) {
  if (face.lostSince) return 'lost';
  if (face.away) return 'away';
  if (!face.present) return 'absent';
  if (face.link !== 'on') return face.link === 'broken' ? 'broken' : 'connecting';
  return SILENT.has(face.camera) ? `camera.${face.camera}` : null;
}

function showMarks(marks, { there, voice, unread, words }) {
  if (marks.children.length === 0) marks.append(el('span.mark.voice'), el('span.mark.unread'));
  const [mine, news] = marks.children;
  mine.hidden = !there;
  mine.classList.toggle('on', voice);
  setSign(mine, voice ? 'microphone' : 'microphone-off', words.t(voice ? 'face.hears-you' : 'face.hears-you-not'));
  mine.title = mine.textContent;
  news.hidden = unread === 0;
  setSign(news, 'message', words.t('face.unread', { count: unread }));
  news.title = news.textContent;
}
