// Conversations as the engine would tell of them, without any connection: what the console asks for is in window.asked, and
// a test changes what it sees through window.imagine(booth, change).

export function officerConversations({ onChange }) {
  const booths = {};
  const faces = {
    own: { camera: 'on', microphone: 'on', stream: picture('#7b8b86') },
    talk: 'focused',
    standby: false,
    focused: null,
    booth: (id) => booths[id] ?? { link: 'off', stay: null, ticket: null, chat: [] },
    isHeard: (id) => id === faces.focused,
    focus(id) { faces.focused = id; ask('focus', id); },
    setTalk(mode) { faces.talk = mode; ask('talk', mode); },
    hold: (on) => ask('hold', on),
    setCamera(on) { faces.own.camera = on ? 'on' : 'off'; },
    setMicrophone(on) { faces.own.microphone = on ? 'on' : 'off'; },
    sendChat: (stay, text) => ask('chat', stay, text),
    sendCaption(stay, text, done) {
      ask('caption', stay, text, done);
      Object.assign(Object.values(booths).find((one) => one.stay === stay), { caption: { text, done } });
      onChange();
    },
    askDocument: (booth) => ask('document', booth),
    takeOver() { faces.standby = false; onChange(); },
    devices: async () => [{ kind: 'videoinput', deviceId: 'c1', label: 'Kamera meja' }],
    choose: (devices) => ask('choose', JSON.stringify(devices)),
    invite: async (booth, ticket) => ask('invite', booth, ticket) ?? ({ url: '/interpreter/K7QF-29', code: 'K7QF-29', expiresAt: '2026-11-22T10:52:00+07:00' }),
    update(view) {
      for (const { booth, visit } of view.booths) {
        if (booths[booth]?.ticket !== visit?.ticket) delete booths[booth];
        if (visit) booths[booth] ??= {
          link: 'on', stay: `${booth} ${visit.ticket}`, ticket: visit.ticket, stream: picture('#0b6350'), camera: 'on', microphone: 'on',
          present: true, away: false, speaking: false, chat: [], caption: null, quality: 'good', interpreter: null, documentPicture: null,
        };
      }
    },
  };
  window.asked = [];
  window.imagine = (booth, change) => {
    Object.assign(booth ? booths[booth] : faces, change);
    onChange();
  };
  return faces;
}

function ask(...what) {
  window.asked.push(what.join(' '));
}

function picture(colour) {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 360;
  const pen = canvas.getContext('2d');
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 640, 360);
  pen.fillStyle = '#f3f5f4';
  pen.beginPath();
  pen.arc(320, 150, 70, 0, 7);
  pen.ellipse(320, 360, 140, 130, 0, 0, 7);
  pen.fill();
  return canvas.captureStream(5);
}
