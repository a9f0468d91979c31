// Solves a challenge beside the page, which goes on answering to its keys meanwhile.

import { findNumber } from './sha256.js';

addEventListener('message', ({ data }) => postMessage(findNumber(data)));
