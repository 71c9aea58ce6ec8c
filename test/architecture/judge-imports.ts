import type { Import } from './imports-of.ts';
import type { Room } from './rooms.ts';
import { fileNamed, type SourceFile } from './source.ts';

type Rooms = Readonly<Record<string, Room>>;
type File = Pick<SourceFile, 'path' | 'imports'>;

/** The room that a file is in; `undefined` when the table has none for it. */
export function roomOf(path: string, rooms: Rooms): string | undefined {
  return Object.keys(rooms).find((room) => isInside(path, room));
}

/** A sentence for each import of a file that the table does not allow. */
export function forbiddenImports(file: File, rooms: Rooms): readonly string[] {
  const name = roomOf(file.path, rooms);
  const room = name === undefined ? undefined : rooms[name];
  if (name === undefined || room === undefined) return [`${file.path} is in no room`];
  return file.imports
    .filter((entry) => !isAllowed(file, name, room, entry))
    .map(({ specifier, isTypeOnly }) => {
      const what = isTypeOnly ? 'types of ' : '';
      return `${file.path} imports ${what}${fileNamed(file, specifier) ?? specifier}`;
    });
}

/** The imports that lead from a file back to itself, types included; one circle for each file that closes one. */
export function importCircles(files: readonly File[]): readonly string[] {
  const next = new Map(
    files.map((file) => [
      file.path,
      file.imports.flatMap(({ specifier }) => fileNamed(file, specifier) ?? []),
    ]),
  );
  const finished = new Set<string>();
  const circles: string[] = [];
  const follow = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (finished.has(path) || trail.includes(path)) return;
    for (const imported of next.get(path) ?? []) follow(imported, [...trail, path]);
    finished.add(path);
  };
  for (const path of next.keys()) follow(path, []);
  return circles;
}

function isAllowed(file: File, own: string, room: Room, entry: Import): boolean {
  const { specifier, isTypeOnly } = entry;
  const path = fileNamed(file, specifier);
  if (path === undefined) {
    const packages = [...room.packages, ...(isTypeOnly ? (room.typesOfPackages ?? []) : [])];
    return packages.some((name) => isOfPackage(specifier, name));
  }
  const places = [own, ...room.uses, ...(isTypeOnly ? (room.typesOf ?? []) : [])];
  return places.some((place) => isInside(path, place));
}

function isInside(path: string, place: string): boolean {
  return path === `${place}.ts` || path.startsWith(`${place}/`);
}

function isOfPackage(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(/[:/]$/.test(name) ? name : `${name}/`);
}
