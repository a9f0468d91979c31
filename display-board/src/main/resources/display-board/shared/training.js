// Says on every page of a branch that is not real that it is none: nobody may take a training for the queue, or the queue
// for a training.

const WORDS = { id: 'LATIHAN · bukan antrean sungguhan', en: 'TRAINING · not the real queue' };

if (/-training-\d+(?=[/.]|$)/.test(decodeURIComponent(location.pathname))) {
  const sign = document.createElement('p');
  sign.className = 'training-sign';
  sign.setAttribute('role', 'note');
  for (const [language, text] of Object.entries(WORDS)) {
    const part = document.createElement('span');
    part.lang = language;
    part.textContent = text;
    sign.append(part);
  }
  document.body.prepend(sign);
  document.documentElement.classList.add('is-training');
}
