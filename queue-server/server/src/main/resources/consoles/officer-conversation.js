// The conversations of the group, or none: the console works the same where a browser or a branch has no video at all.

const ENGINE = '/display-board/conversation/officer-conversations.js';

/** The faces as the console uses them; null where there is no conversation. */
export async function openConversations(options) {
  try {
    const { officerConversations } = await import(ENGINE);
    return officerConversations(options);
  } catch (fault) {
    console.warn('No conversations', fault);
    return null;
  }
}

/** Whether conversations are open on this page: not before duty, nor where another page or person has them. */
export function open(faces, view) {
  return Boolean(view.duty) && !faces.standby && !['off', 'closed', 'over'].includes(faces.link);
}

/** Whether the officer's voice goes to a booth now. */
export function reaches(faces, booth, focused, held) {
  if (faces.own?.microphone !== 'on' || faces.standby || !faces.booth(booth)?.stay) return false;
  if (faces.talk === 'all') return true;
  return booth === focused && (faces.talk === 'focused' || (faces.talk === 'hold' && held));
}
