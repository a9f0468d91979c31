// Plans compared and brought together: what one person changed and what another did meanwhile.

/** Whether two parts of plans say the same; the order of fields and fields without a value do not count. */
export function same(one, other) {
  if (one === other || (one ?? null) === (other ?? null)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  if (Array.isArray(one)) return one.length === other.length && one.every((part, index) => same(part, other[index]));
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => same(one[key], other[key]));
}

/** What both changed since the base, field by field; where both changed one field, mine stays. */
export function merge(base, mine, theirs) {
  if (same(mine, base)) return theirs;
  if (same(theirs, base) || same(mine, theirs)) return mine;
  if (isNamed(mine) && isNamed(theirs)) return mergeLists(Array.isArray(base) ? base : [], mine, theirs);
  if (isObject(mine) && isObject(theirs)) {
    const merged = {};
    for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
      const value = merge(base?.[key], mine[key], theirs[key]);
      if (value !== undefined && value !== null) merged[key] = value;
    }
    return merged;
  }
  return mine;
}

/** In my order; what only they have comes last. */
function mergeLists(base, mine, theirs) {
  const find = (list, name) => list.find((part) => nameOf(part) === name);
  const merged = [];
  for (const name of new Set([...mine, ...theirs].map(nameOf))) {
    const value = merge(find(base, name), find(mine, name), find(theirs, name));
    if (value) merged.push(value);
  }
  return merged;
}

function nameOf(part) {
  return part.id ?? part.date;
}

function isObject(part) {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

/** A list of things with names of their own, each once. */
function isNamed(list) {
  return Array.isArray(list) && list.every((part) => isObject(part) && nameOf(part))
    && new Set(list.map(nameOf)).size === list.length;
}
