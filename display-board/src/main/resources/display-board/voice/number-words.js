// How ticket numbers and booths are said aloud. A ticket is spelled digit by digit, since "A012" read as a number
// would lose its zero; a booth is said as the number that stands on its door.

const ID_DIGITS = ['kosong', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const EN_DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const EN_TEENS = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen',
  'nineteen'];
const EN_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** "A012" -> "A kosong satu dua": letters as they are, every digit by its name. */
export function ticketWords(ticket, language) {
  const digits = language === 'id' ? ID_DIGITS : EN_DIGITS;
  return [...String(ticket).toUpperCase()]
    .filter((sign) => /[\p{L}\d]/u.test(sign))
    .map((sign) => digits[sign] ?? sign)
    .join(' ');
}

/** "12" -> "dua belas"; a booth such as "3B" or "0" is said part by part. */
export function boothWords(booth, language) {
  const parts = String(booth).toUpperCase().match(/\d+|\p{L}/gu) ?? [];
  return parts.map((part) => (/^\d+$/.test(part) ? numberWords(Number(part), language) : part)).join(' ');
}

/** A whole number from 0 to 999,999 in words; beyond that digit by digit. */
export function numberWords(number, language) {
  if (number > 999_999) return ticketWords(number, language);
  return language === 'id' ? indonesian(number) : english(number);
}

function indonesian(number) {
  if (number === 0) return 'nol';
  return join(
    counted(Math.floor(number / 1000), 'seribu', 'ribu'),
    counted(Math.floor((number % 1000) / 100), 'seratus', 'ratus'),
    indonesianBelowHundred(number % 100),
  );
}

function indonesianBelowHundred(number) {
  if (number < 10) return number === 0 ? '' : ID_DIGITS[number];
  if (number === 10) return 'sepuluh';
  if (number === 11) return 'sebelas';
  if (number < 20) return `${ID_DIGITS[number - 10]} belas`;
  return join(`${ID_DIGITS[Math.floor(number / 10)]} puluh`, indonesianBelowHundred(number % 10));
}

/** Indonesian says "se-" for a single hundred or thousand: seratus, but dua ratus. */
function counted(count, single, unit) {
  if (count === 0) return '';
  return count === 1 ? single : `${indonesian(count)} ${unit}`;
}

function english(number) {
  if (number === 0) return 'zero';
  const thousands = Math.floor(number / 1000);
  const hundreds = Math.floor((number % 1000) / 100);
  return join(
    thousands ? `${english(thousands)} thousand` : '',
    hundreds ? `${EN_DIGITS[hundreds]} hundred` : '',
    englishBelowHundred(number % 100),
  );
}

function englishBelowHundred(number) {
  if (number === 0) return '';
  if (number < 10) return EN_DIGITS[number];
  if (number < 20) return EN_TEENS[number - 10];
  const ten = EN_TENS[Math.floor(number / 10)];
  return number % 10 ? `${ten}-${EN_DIGITS[number % 10]}` : ten;
}

function join(...words) {
  return words.filter(Boolean).join(' ');
}
