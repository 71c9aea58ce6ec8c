import { Option } from 'commander';
import { stringify } from 'yaml';

const FORMS = ['table', 'wide', 'json', 'yaml'] as const;

/** How an answer is printed. */
export type Form = (typeof FORMS)[number];

/** The option that says how an answer is printed. */
export function formOption(): Option {
  return new Option('-o, --output <form>', 'form of the answer').choices(FORMS).default('table');
}

/** An answer in its form; the tables, for people, are the caller's. */
export function printed(value: object, form: Form, table: (isWide: boolean) => string): string {
  switch (form) {
    case 'json':
      return `${JSON.stringify(value, undefined, 2)}\n`;
    case 'yaml':
      return stringify(value, { lineWidth: 0 });
    case 'table':
    case 'wide':
      return table(form === 'wide');
  }
}
