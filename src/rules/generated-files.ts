import { type IgnoreRule, ignoreRules, isIgnored } from '../config/ignore-rules.ts';

/** The files at the top of a repository that say which of its files are generated. */
export const GENERATED_FILES = '.generated_files';
export const GIT_ATTRIBUTES = '.gitattributes';

/** Which files of a repository are generated. */
export interface GeneratedMarks {
  readonly paths: ReadonlySet<string>;
  readonly pathPrefixes: readonly string[];
  readonly names: ReadonlySet<string>;
  readonly namePrefixes: readonly string[];
  /** Of `.gitattributes`; the last that matches decides. */
  readonly patterns: readonly IgnoreRule[];
}

export const NOTHING_GENERATED: GeneratedMarks = {
  paths: new Set(),
  pathPrefixes: [],
  names: new Set(),
  namePrefixes: [],
  patterns: [],
};

/** What the files say; a file that is not there is an empty text. */
export interface GeneratedTexts {
  readonly generatedFiles: string;
  readonly gitAttributes: string;
  /** The files that `paths-from-repo` names. */
  readonly lists: readonly string[];
}

/** A large repository has some fifty prefixes. */
const MOST_PREFIXES = 500;
const MOST_PATTERNS = 100;
/** A list is one more call of the code host. */
const MOST_LISTS = 5;
const MOST_CHARACTERS = 200;

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** The values of one key of `.generated_files`. */
function valuesOf(text: string, key: string): readonly string[] {
  return linesOf(text).flatMap((line) => {
    const [name, value] = line.split(/\s+/);
    return name === key && value !== undefined ? [value] : [];
  });
}

/** The files with lists of generated files that `.generated_files` names. */
export function listsNamedIn(generatedFiles: string): readonly string[] {
  return valuesOf(generatedFiles, 'paths-from-repo').slice(0, MOST_LISTS);
}

/**
 * Reads what a repository says of its generated files. What is no known key is passed over, as is what is beyond the
 * limits. Prow: pkg/genfiles/genfiles.go `Group`, pkg/gitattributes/gitattributes.go `Group`.
 */
export function generatedMarks({
  generatedFiles,
  gitAttributes,
  lists,
}: GeneratedTexts): GeneratedMarks {
  const values = (key: string): readonly string[] => valuesOf(generatedFiles, key);
  return {
    paths: new Set([...values('path'), ...lists.flatMap(linesOf)]),
    pathPrefixes: values('path-prefix').slice(0, MOST_PREFIXES),
    names: new Set(values('file-name')),
    namePrefixes: values('file-prefix').slice(0, MOST_PREFIXES),
    patterns: ignoreRules('', attributeLines(gitAttributes).slice(0, MOST_PATTERNS).join('\n')),
  };
}

/** The patterns of `.gitattributes` match as those of `.gitignore` do, so they are put as such. */
function attributeLines(text: string): readonly string[] {
  return linesOf(text).flatMap((line) => {
    const [pattern = '', ...attributes] = line.split(/\s+/);
    const isNone = /^(?:!|"|\[attr\])/.test(pattern) || pattern.length > MOST_CHARACTERS;
    const last = attributes.findLast((attribute) => ATTRIBUTE.test(attribute));
    if (isNone || last === undefined) return [];
    return [SET.test(last) ? pattern : `!${pattern}`];
  });
}

const ATTRIBUTE = /^[-!]?linguist-generated(?:=|$)/;
const SET = /^linguist-generated(?:=true)?$/;

/** True for a file that nobody wrote by hand. */
export function isGenerated(path: string, marks: GeneratedMarks): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    marks.paths.has(path) ||
    marks.names.has(name) ||
    marks.pathPrefixes.some((prefix) => path.startsWith(prefix)) ||
    marks.namePrefixes.some((prefix) => name.startsWith(prefix)) ||
    isIgnored(path, false, marks.patterns)
  );
}
