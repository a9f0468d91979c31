// What people call a booth group: the name from the plan, else its id with the word for a group.

export function groupName({ group, names }, words) {
  return words.name(names) || words.t('staff.group', { group });
}
