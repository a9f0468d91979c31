import { idOf, namesIn, openNamed } from '/display-board/conversation/named-devices.js';
import { faultState, ownMedia } from '/display-board/conversation/own-media.js';
import { pair } from './conversation-people.js';
import { equal, eventually, test } from './harness.js';

test('what is in the way of a device is said by its state', () => {
  equal(['NotFoundError', 'NotAllowedError', 'NotReadableError'].map((name) => faultState({ name })), ['none', 'blocked', 'taken']);
});

test('muting leaves the track with its sender, and letting go ends it', async () => {
  const media = ownMedia({ onChange: () => officer?.mediaChanged() });
  let officer = null;
  await media.needs(true);
  const ends = pair(media, { camera: null, microphone: null });
  officer = ends.officer;
  officer.speak(true);
  await eventually(() => ends.booth.link === 'on', 10_000);
  const sound = () => officer.connection.getSenders().find(({ track }) => track?.kind === 'audio')?.track;
  const { microphone } = media;
  const voice = sound();
  equal([voice.enabled, media.own.microphone], [true, 'on']);
  await media.switch('microphone', false);
  equal([sound() === voice, voice.enabled, microphone.enabled, microphone.readyState, media.own.microphone], [true, false, false, 'live', 'off']);
  await media.switch('microphone', true);
  equal([sound() === voice, voice.enabled, media.own.microphone], [true, true, 'on']);
  await media.switch('microphone', false);
  await media.needs(false);
  equal([microphone.readyState, media.own.microphone], ['ended', 'off']);
  await media.needs(true);
  equal([media.own.microphone, media.own.camera], ['off', 'on']);
  const { deviceId } = (await media.devices()).find(({ kind }) => kind === 'videoinput');
  media.choose({ camera: deviceId });
  await eventually(() => media.own.camera === 'on');
  const { camera } = media;
  media.choose({ microphone: 'another' });
  equal([media.camera === camera, camera.readyState], [true, 'live']);
  officer.close();
  ends.booth.close();
  media.close();
});

test('an address says by their names which devices are whose', async () => {
  equal(namesIn('?camera=Logitech%20C920&speaker=+Handset'), { camera: 'Logitech C920', microphone: null, speaker: 'Handset' });
  const all = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'audioinput');
  const named = all.at(-1);
  const opened = await openNamed('microphone', named.label.slice(1).toUpperCase());
  equal([all.length > 1, opened.getSettings().deviceId], [true, named.deviceId]);
  opened.stop();
  equal(await openNamed('microphone', 'of another house'), 'none');
  equal(await idOf('speaker', named.label), undefined);
  const usual = await openNamed('camera', null);
  equal(usual.kind, 'video');
  usual.stop();
});
