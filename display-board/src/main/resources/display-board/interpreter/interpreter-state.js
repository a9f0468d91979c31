// Where an interpreter's page stands, from where it stood and what the conversation says.

/** asking, joined, left, over, refused or missing. */
export function nextStep(step, { over, refused }) {
  if (step !== 'joined') return step;
  if (refused) return 'refused';
  return over ? 'over' : 'joined';
}
