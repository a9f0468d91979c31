// A head office for tests: the certified provider of npm's oidc-provider with its own pages of sign-in and consent.
// Arguments: the folder of that package. It writes its port to standard output, and reads lines of JSON: first
// {"redirect": …} with the one address to which it sends people back, then {"people": {SUBJECT: CLAIMS}} at any time.
// It ends with its standard input.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const folder = process.argv[2];
const { main, exports: exported } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
const { Provider } = await import(pathToFileURL(path.join(folder, main ?? exported)));
const people = {};
let answer = (request, response) => response.writeHead(503).end();
const server = createServer((request, response) => answer(request, response));
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const { port } = server.address();

function open(redirect) {
  const provider = new Provider(`http://localhost:${port}`, {
    clients: [{
      client_id: 'bilik-pekalongan',
      client_secret: 'a secret of this branch and its head office',
      redirect_uris: [redirect],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    }],
    claims: { openid: ['sub'], profile: ['name', 'groups'] },
    cookies: { keys: ['a key of this test'] },
    pkce: { required: () => true },
    findAccount: (context, id) => (people[id] ? { accountId: id, claims: async () => ({ sub: id, ...people[id] }) } : undefined),
  });
  answer = provider.callback();
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const said = JSON.parse(line);
  if (said.redirect) open(said.redirect);
  if (said.people) Object.assign(people, said.people);
  console.log('done');
}).on('close', () => process.exit(0));
console.log(port);
