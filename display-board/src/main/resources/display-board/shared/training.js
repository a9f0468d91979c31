// Marks the pages of a training: nobody may take a training for the real queue, or the real queue for a training.

const WORDS = { id: 'LATIHAN · bukan antrean sungguhan', en: 'TRAINING · not the real queue' };

/** Whether this page shows a training. */
export const isTraining = /-training-\d+(?=[/.]|$)/.test(decodeURIComponent(location.pathname));

if (isTraining) {
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
