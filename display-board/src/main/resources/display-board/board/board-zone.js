// The part of a branch that a board is for: with ?groups=g1,g2 in its address, a hall of these booth groups.

/** The groups that an address asks for, without doubles; null for all. */
export function wantedGroups(search) {
  const named = (new URLSearchParams(search).get('groups') ?? '').split(',').map((name) => name.trim());
  const groups = [...new Set(named.filter(Boolean))];
  return groups.length > 0 ? groups : null;
}

/**
 * zone(branch, wanted): of the branch as GET /api/branches/{branch} tells it, and the wanted groups. Until the branch is
 * known, calls are sorted by their group's name alone, and every service is shown.
 *
 * Where the address names no group that the branch has, the board shows everything and says which groups there are not:
 * a slip of the pen must not leave a hall without calls.
 */
export function zone(branch, wanted) {
  const known = branch ? branch.groups.filter((group) => wanted?.includes(group.id)) : [];
  const unknown = branch && wanted ? wanted.filter((id) => known.every((group) => group.id !== id)) : [];
  const all = !wanted || (branch && known.length === 0);
  const services = new Set(known.flatMap((group) => group.services));
  return {
    unknown,

    /** The booths of the hall in words, "1-6, 9"; the empty string where the board is for the whole branch. */
    booths: all ? '' : ranges(known.flatMap((group) => group.booths)),

    /** Every booth that may be called here. */
    boothIds: (all ? branch?.groups ?? [] : known).flatMap((group) => group.booths),

    calls: (calls) => (all ? calls : calls.filter((call) => wanted.includes(call.group))),

    waiting: (waiting) => (all || known.length === 0 ? waiting : waiting.filter(({ service }) => services.has(service))),
  };
}

/** ["1", "2", "3", "9"] -> "1-3, 9" */
export function ranges(names) {
  const parts = [];
  for (const name of names) {
    const last = parts.at(-1);
    if (last && /^\d+$/.test(name) && Number(name) === Number(last.to) + 1) last.to = name;
    else parts.push({ from: name, to: name });
  }
  return parts.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join(', ');
}
