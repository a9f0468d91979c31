package id.bilik.displayboard;

import com.microsoft.playwright.Page;
import java.util.List;

/** What of a page a person in front of it can't see or press. */
final class InSight {
    private static final String FAULTS = """
            async () => {
              await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
              const faults = [];
              const shown = (element) => element.checkVisibility({ visibilityProperty: true });
              const clips = (element) => getComputedStyle(element).overflow !== 'visible';
              const outside = (box, place) => box.left < place.left - 1 || box.top < place.top - 1
                || box.right > place.right + 1 || box.bottom > place.bottom + 1;
              const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
              const root = document.querySelector('dialog[open]') ?? document.body;

              for (const button of root.querySelectorAll('button, a[href], input, select')) {
                if (!shown(button)) continue;
                const box = button.getBoundingClientRect();
                const name = button.id || button.textContent;
                if (outside(box, screen)) faults.push(`the button ${name} is outside`);
                if (box.width < 47.5 || box.height < 47.5) faults.push(`the button ${name} is small`);
                const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                if (!button.contains(hit)) faults.push(`the button ${name} is covered`);
              }

              const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
              for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                const element = text.parentElement;
                if (!text.data.trim() || !shown(element) || element.closest('[role=log], [aria-hidden=true]')) continue;
                if (/[{]\\w+[}]/.test(text.data)) faults.push(`the words ${text.data} lack a value`);
                for (const { index, 0: word } of text.data.matchAll(/\\S+/g)) {
                  const range = document.createRange();
                  range.setStart(text, index);
                  range.setEnd(text, index + word.length);
                  const box = range.getBoundingClientRect();
                  const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
                  if (lines.size > 1 && !word.includes('-')) faults.push(`the word ${word} is broken`);
                  if (outside(box, screen)) faults.push(`the word ${word} is outside`);
                  const button = element.closest('button');
                  if (button && outside(box, button.getBoundingClientRect())) faults.push(`the word ${word} leaves its button`);
                  for (let around = element; around !== document.body && around; around = around.parentElement) {
                    if (clips(around) && outside(box, around.getBoundingClientRect())) {
                      faults.push(`the word ${word} is cut by ${around.id || around.className}`);
                      break;
                    }
                  }
                }
              }
              if (document.scrollingElement.scrollHeight > innerHeight + 1) faults.push('the page has to be scrolled');
              return faults;
            }""";

    private InSight() {}

    @SuppressWarnings("unchecked")
    static List<String> faults(Page page) { return (List<String>) page.evaluate(FAULTS); }
}
