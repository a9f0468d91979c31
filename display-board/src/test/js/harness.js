// A test is a sentence and a function. All run one after another; the results stand in window.results, and the title
// says how many passed.

const tests = [];

export function test(sentence, run) {
  tests.push({ sentence, run });
}

/** Fails unless both are the same, compared as JSON. */
export function equal(actual, expected) {
  const [is, shouldBe] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== shouldBe) throw new Error(`is ${is}, should be ${shouldBe}`);
}

/** Fails unless the condition comes true within the time. */
export async function eventually(condition, millis = 2000) {
  const end = performance.now() + millis;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`not within ${millis} ms: ${condition}`);
    await pause(5);
  }
}

export function pause(millis) {
  return new Promise((done) => setTimeout(done, millis));
}

export async function runAll() {
  const results = [];
  for (const { sentence, run } of tests) {
    try {
      await run();
      results.push({ sentence, passed: true });
    } catch (fault) {
      results.push({ sentence, passed: false, fault: String(fault?.message ?? fault) });
    }
  }
  document.body.replaceChildren(...results.map(({ sentence, passed, fault }) => {
    const line = document.createElement('p');
    line.textContent = `${passed ? 'passed' : 'FAILED'}: ${sentence}${fault ? ` (${fault})` : ''}`;
    return line;
  }));
  window.results = results;
  document.title = `${results.filter((result) => result.passed).length} of ${results.length} passed`;
}
