import { describe, expect, it } from 'vitest';
import { generatedMarks, isGenerated, listsNamedIn } from '../../src/rules/generated-files.ts';

const GENERATED = `
# what no one writes
path\tgo.sum
path-prefix vendor/
file-name BUILD
file-prefix zz_generated.
paths-from-repo docs/.generated_docs
nonsense here
path
`;

function marksOf(texts: { generatedFiles?: string; gitAttributes?: string; lists?: string[] }) {
  return generatedMarks({ generatedFiles: '', gitAttributes: '', lists: [], ...texts });
}

describe('.generated_files', () => {
  const marks = marksOf({ generatedFiles: GENERATED, lists: ['# docs\ndocs/a.md\n\ndocs/b.md'] });

  it.each([
    'go.sum',
    'vendor/a/b.go',
    'BUILD',
    'deep/down/BUILD',
    'pkg/zz_generated.deepcopy.go',
    'docs/a.md',
    'docs/b.md',
  ])('marks %s', (path) => {
    expect(isGenerated(path, marks)).toBe(true);
  });

  it.each(['sub/go.sum', 'my/vendor/a.go', 'BUILD.md', 'zz_generated./a.go', 'docs/c.md', 'here'])(
    'leaves %s alone',
    (path) => {
      expect(isGenerated(path, marks)).toBe(false);
    },
  );

  it('names at most five lists of more', () => {
    expect(listsNamedIn(GENERATED)).toEqual(['docs/.generated_docs']);
    expect(listsNamedIn('paths-from-repo a\n'.repeat(9))).toHaveLength(5);
  });
});

describe('.gitattributes', () => {
  const marks = marksOf({
    gitAttributes: `
# generated code
*.pb.go linguist-generated=true
/api/openapi.json text linguist-generated
dist/** linguist-generated=true
dist/by-hand.js -linguist-generated
*.lock linguist-generated=false
docs/*.md linguist-vendored=true
[attr]made linguist-generated=true
!odd linguist-generated=true
lonely
`,
  });

  it.each(['a.pb.go', 'x/y/a.pb.go', 'api/openapi.json', 'dist/a/b.js'])('marks %s', (path) => {
    expect(isGenerated(path, marks)).toBe(true);
  });

  it.each([
    'a.go',
    'x/api/openapi.json',
    'dist/by-hand.js',
    'a.lock',
    'docs/a.md',
    'odd',
    'lonely',
  ])('leaves %s alone', (path) => {
    expect(isGenerated(path, marks)).toBe(false);
  });

  it('of any length is read up to a hundred patterns', () => {
    const text = Array.from({ length: 500 }, (_, at) => `${String(at)} linguist-generated`);
    const many = marksOf({ gitAttributes: text.join('\n') });
    expect(isGenerated('99', many)).toBe(true);
    expect(isGenerated('100', many)).toBe(false);
  });
});
