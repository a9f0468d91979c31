import { boothWords, numberWords, ticketWords } from '/display-board/voice/number-words.js';
import { equal, test } from './harness.js';

test('a ticket number is spelled digit by digit, with its zeros', () => {
  equal(ticketWords('A012', 'id'), 'A kosong satu dua');
  equal(ticketWords('A012', 'en'), 'A zero one two');
  equal(ticketWords('A1000', 'id'), 'A satu kosong kosong kosong');
  equal(ticketWords('b690', 'id'), 'B enam sembilan kosong');
});

test('every ticket number up to A1500 has as many words as signs', () => {
  for (let number = 1; number <= 1500; number++) {
    const ticket = `A${String(number).padStart(3, '0')}`;
    for (const language of ['id', 'en']) equal(ticketWords(ticket, language).split(' ').length, ticket.length);
  }
});

test('a booth is said as the number on its door', () => {
  equal([1, 3, 10, 11, 12, 17, 20, 21, 100, 101, 111, 200, 999].map((booth) => boothWords(booth, 'id')), [
    'satu', 'tiga', 'sepuluh', 'sebelas', 'dua belas', 'tujuh belas', 'dua puluh', 'dua puluh satu', 'seratus',
    'seratus satu', 'seratus sebelas', 'dua ratus', 'sembilan ratus sembilan puluh sembilan']);
  equal([1, 3, 10, 11, 12, 13, 20, 21, 100, 115].map((booth) => boothWords(booth, 'en')), [
    'one', 'three', 'ten', 'eleven', 'twelve', 'thirteen', 'twenty', 'twenty-one', 'one hundred',
    'one hundred fifteen']);
  equal(boothWords('03', 'id'), 'tiga');
  equal(boothWords('12B', 'id'), 'dua belas B');
});

test('large numbers keep the Indonesian se-', () => {
  equal(numberWords(0, 'id'), 'nol');
  equal(numberWords(1000, 'id'), 'seribu');
  equal(numberWords(1111, 'id'), 'seribu seratus sebelas');
  equal(numberWords(21000, 'id'), 'dua puluh satu ribu');
  equal(numberWords(2500, 'en'), 'two thousand five hundred');
});

test('no two booths are said alike', () => {
  for (const language of ['id', 'en']) {
    const said = Array.from({ length: 1000 }, (_, number) => boothWords(number, language));
    equal(new Set(said).size, 1000);
    equal(said.filter((words) => /undefined|^$| {2}/.test(words)), []);
  }
});
