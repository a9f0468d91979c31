import { unservedWords, waitWords } from '/display-board/shared/wait-words.js';
import { equal, test } from './harness.js';

const minutes = (low, high) => ({ lowSeconds: low * 60, likelySeconds: (low + high) * 30, highSeconds: high * 60 });
const both = (wait) => [waitWords(wait, 'id'), waitWords(wait, 'en')];

test('a wait is told as a range in steps, low down and high up', () => {
  equal(both(minutes(12, 20)), ['12-20 menit', '12-20 minutes']);
  equal(both(minutes(14.9, 15.1)), ['12-20 menit', '12-20 minutes']);
  equal(both(minutes(11, 11.5)), ['10-12 menit', '10-12 minutes']);
  equal(both(minutes(59, 61)), ['50-75 menit', '50-75 minutes']);
  equal(both(minutes(74, 105)), ['60-105 menit', '60-105 minutes']);
});

test('a high under two minutes is told as such', () => {
  equal(both({ lowSeconds: 0, highSeconds: 119 }), ['kurang dari 2 menit', 'less than 2 minutes']);
  equal(both({ lowSeconds: 60, highSeconds: 120 }), ['1-2 menit', '1-2 minutes']);
});

test('from two hours on a wait is told in hours with a half', () => {
  equal(both(minutes(125, 148)), ['2-2,5 jam', '2-2.5 hours']);
  equal(both(minutes(100, 120)), ['1,5-2 jam', '1.5-2 hours']);
  equal(both(minutes(95, 107)), ['1,5-2 jam', '1.5-2 hours']);
  equal(both(minutes(240, 300)), ['4-5 jam', '4-5 hours']);
});

test('a low that rounds to nothing is left out', () => {
  equal(both({ lowSeconds: 59, highSeconds: 290 }), ['sampai 5 menit', 'up to 5 minutes']);
  equal(both(minutes(29, 125)), ['sampai 2,5 jam', 'up to 2.5 hours']);
});

test('a wait is never one number', () => {
  equal(both(minutes(5, 5)), ['5-6 menit', '5-6 minutes']);
  equal(both(minutes(60, 60)), ['60-75 menit', '60-75 minutes']);
  equal(both(minutes(180, 180)), ['3-3,5 jam', '3-3.5 hours']);
});

test('where nobody on duty serves, the plan is told and never a number of minutes', () => {
  const all = (unserved) => ['id', 'en'].flatMap((language) => [unservedWords(unserved, language), unservedWords(unserved, language, true)]);
  equal(all({ begun: false, plannedAt: '2026-11-27T08:30:00+07:00' }), [
    'Layanan belum dimulai. Rencana mulai pukul 08.30.', 'belum dimulai · 08.30',
    'Service has not begun. It is planned for 08:30.', 'not begun · 08:30']);
  equal(all({ begun: false }), [
    'Belum ada petugas yang melayani. Waktu tunggu belum diketahui.', 'belum ada petugas',
    'No officer is available yet. The wait is not known.', 'no officer yet']);
  equal(all({ begun: true }), [
    'Saat ini belum ada petugas. Waktu tunggu belum diketahui.', 'belum ada petugas',
    'No officer is on duty at the moment. The wait is not known.', 'no officer now']);
});

test('no wait, no words', () => {
  equal(waitWords(undefined, 'id'), '');
});
