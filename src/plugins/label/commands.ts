import { START } from '../../rules/go-lines.ts';

/** Labels that every repository may have, by what they begin with. Prow: pkg/plugins/label/label.go `labelRegex`. */
const GROUPS = [
  'area',
  'committee',
  'kind',
  'language',
  'priority',
  'sig',
  'triage',
  'wg',
] as const;

/** A command that names no label on its own line names none. */
const GROUPED = new RegExp(`${START}/(remove-)?(${GROUPS.join('|')})[ \\t]+([^\\n]*)`, 'g');
const CUSTOM = new RegExp(`${START}/(remove-)?label[ \\t]+([^\\n]*)`, 'g');

/**
 * Each label is a deed of its own, and a comment of 65,536 characters could name thousands.
 * GitHub lets an issue have 100.
 */
const MOST_LABELS = 20;

/** The labels that a comment asks for, in small letters, each once. */
export interface LabelCommands {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Named by `/label`, where that does not know them. */
  readonly unknown: readonly string[];
}

/** Finds them in the text without code blocks; `custom` are the labels that `/label` knows, in small letters. */
export function labelCommandsIn(text: string, custom: ReadonlySet<string>): LabelCommands {
  if (!text.includes('/')) return { add: [], remove: [], unknown: [] };
  const named = [...groupedIn(text), ...(custom.size === 0 ? [] : customIn(text))].slice(
    0,
    MOST_LABELS,
  );
  const labels = (isWanted: (one: Named) => boolean): readonly string[] => [
    ...new Set(named.filter(isWanted).map(({ label }) => label)),
  ];
  const isKnown = ({ isCustom, label }: Named): boolean => !isCustom || custom.has(label);
  return {
    add: labels((one) => isKnown(one) && !one.isRemoval),
    remove: labels((one) => isKnown(one) && one.isRemoval),
    unknown: labels((one) => !isKnown(one)),
  };
}

interface Named {
  readonly label: string;
  readonly isRemoval: boolean;
  readonly isCustom: boolean;
}

/** `/kind bug flake` names `kind/bug` and `kind/flake`. Prow: `getLabelsFromREMatches`. */
function groupedIn(text: string): readonly Named[] {
  return [...text.matchAll(GROUPED)].flatMap(([, removal, group = '', rest = '']) =>
    wordsOf(rest).map((word) => ({
      label: `${group}/${word}`,
      isRemoval: removal !== undefined,
      isCustom: false,
    })),
  );
}

/** The name is the rest of the line, since labels may have spaces. Prow: `getLabelsFromGenericMatches`. */
function customIn(text: string): readonly Named[] {
  return [...text.matchAll(CUSTOM)].flatMap(([, removal, rest = '']) => {
    const label = wordsOf(rest).join(' ');
    return label === '' ? [] : [{ label, isRemoval: removal !== undefined, isCustom: true }];
  });
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}
