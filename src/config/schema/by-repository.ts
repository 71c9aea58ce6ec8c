import { mapOf } from '../read/collections.ts';
import { inside, problemAt } from '../read/place.ts';
import type { Reader } from '../read/reader.ts';
import { reader } from '../read/reader.ts';
import { isMapping } from '../yaml-value.ts';

/** A host of Gerrit may stand for the org, with or without its scheme, and its repositories may have slashes. */
const REPOSITORY = /^(?:https?:\/\/)?[^\s/]+\/\S+$/;

/** A map by repository. Prow takes any name and never starts what is under a name that is none; it is warned of. */
export function byRepository<T>(entry: Reader<T>): Reader<Readonly<Record<string, T>>> {
  const map = mapOf(entry);
  return reader(map.shape, (value, place, notes) => {
    const names = isMapping(value) ? Object.keys(value) : [];
    const strange = names.filter((name) => !REPOSITORY.test(name));
    for (const name of strange) {
      const says = `${name} is no repository of the form org/repo: its jobs never start`;
      notes.warnings.push({ ...problemAt(inside(place, name), says), rule: 'repository-name' });
    }
    return map(value, place, notes);
  });
}
