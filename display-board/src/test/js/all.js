import './announcer.test.js';
import './board.test.js';
import './booth-state.test.js';
import './call-words.test.js';
import './clock.test.js';
import './console.test.js';
import './conversation.test.js';
import './dom.test.js';
import './i18n.test.js';
import './live.test.js';
import './number-words.test.js';
import './quiet-hours.test.js';
import './sound.test.js';
import './sse.test.js';
import './wait-words.test.js';
import { runAll } from './harness.js';

await runAll();
