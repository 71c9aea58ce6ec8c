import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplate, render, renderEmpty } from '../../src/prowjob/go-template.ts';
import type { ProwJob } from '../../src/prowjob/spec.ts';

const JOB: ProwJob = {
  apiVersion: 'prow.k8s.io/v1',
  kind: 'ProwJob',
  metadata: { name: 'id-1', labels: { team: 'b', area: 'ci' } },
  spec: {
    type: 'presubmit',
    agent: 'kubernetes',
    cluster: 'default',
    namespace: 'pods',
    job: 'unit',
    max_concurrency: 3,
    refs: {
      org: 'org',
      repo: 'repo',
      pulls: [
        { number: 7, author: 'alice', sha: 'a', title: 'A & "B"' },
        { number: 8, author: 'bob', sha: 'b' },
      ],
    },
  },
  status: { state: 'failure', build_id: '42', startTime: '2026-08-21T10:00:00Z' },
};

/** The text, or what is wrong after "! ". */
function of(template: string, job = JOB): string {
  const parsed = parseTemplate(template);
  const rendered = parsed.ok ? render(parsed.template, job) : parsed;
  return rendered.ok ? rendered.text : `! ${rendered.says}`;
}

describe('fields', () => {
  it.each([
    ['{{.Spec.Job}} is {{.Status.State}}', 'unit is failure'],
    ['{{.Status.BuildID}}', '42'],
    ['{{.Spec.Refs.Org}}/{{.Spec.Refs.Repo}}', 'org/repo'],
    ['{{.ObjectMeta.Name}} {{.Name}} {{.Kind}}', 'id-1 id-1 ProwJob'],
    ['{{.Labels.team}} {{index .Labels "team"}}', 'b b'],
    ['{{.Spec.MaxConcurrency}} {{.Spec.Report}} [{{.Spec.Context}}]', '3 false []'],
    ['{{.Status.StartTime}}', '2026-08-21 10:00:00 +0000 UTC'],
    ['{{(index .Spec.Refs.Pulls 1).Author}}', 'bob'],
    ['{{$.Spec.Job}}', 'unit'],
    ['{{.Spec.DecorationConfig}}', '<nil>'],
  ])('%s is "%s"', (template, text) => {
    expect(of(template)).toBe(text);
  });
});

describe('a ProwJob that says nothing', () => {
  it.each([
    ['[{{.Spec.Job}}|{{.Status.State}}]', '[|]'],
    ['{{with .Spec.Refs}}{{.Org}}{{else}}no refs{{end}}', 'no refs'],
    ['{{if eq .Spec.Type "presubmit"}}{{.Spec.Refs.Org}}{{end}}', ''],
    ['{{.Spec.Refs.Org}}', '! template: cannot read Org of nil'],
  ])('makes of %s "%s"', (template, text) => {
    const parsed = parseTemplate(template);
    const rendered = parsed.ok ? renderEmpty(parsed.template) : parsed;
    expect(rendered.ok ? rendered.text : `! ${rendered.says}`).toBe(text);
  });
});

describe('branches', () => {
  it.each([
    ['{{if eq .Spec.Type "presubmit"}}a{{else}}b{{end}}', 'a'],
    ['{{if eq .Spec.Type "batch"}}a{{else if eq .Spec.Job "unit"}}b{{else}}c{{end}}', 'b'],
    ['{{if .Spec.ExtraRefs}}a{{else}}b{{end}}', 'b'],
    ['{{if .Spec.DecorationConfig}}a{{end}}', ''],
    ['{{with index .Spec.Refs.Pulls 0}}{{.Number}}{{end}}', '7'],
    ['{{with .Spec.DecorationConfig}}a{{else}}b{{end}}', 'b'],
    ['{{with .Spec.Context}}a{{else with .Spec.Job}}{{.}}{{end}}', 'unit'],
    ['{{range .Spec.Refs.Pulls}}#{{.Number}} {{end}}', '#7 #8 '],
    ['{{range $i, $p := .Spec.Refs.Pulls}}{{$i}}={{$p.Author}};{{end}}', '0=alice;1=bob;'],
    ['{{range $p := .Spec.Refs.Pulls}}{{$p.Author}} {{end}}', 'alice bob '],
    ['{{range $k, $v := .Labels}}{{$k}}={{$v}};{{end}}', 'area=ci;team=b;'],
    ['{{range .Spec.ExtraRefs}}a{{else}}none{{end}}', 'none'],
  ])('%s is "%s"', (template, text) => {
    expect(of(template)).toBe(text);
  });
});

describe('variables', () => {
  it.each([
    ['{{$job := .Spec.Job}}{{$job}}', 'unit'],
    ['{{$n := 0}}{{range .Spec.Refs.Pulls}}{{$n = .Number}}{{end}}{{$n}}', '8'],
    ['{{$n := 1}}{{if true}}{{$n := 2}}{{$n}}{{end}}{{$n}}', '21'],
    ['{{with $p := index .Spec.Refs.Pulls 0}}{{$p.Author}}{{end}}', 'alice'],
  ])('%s is "%s"', (template, text) => {
    expect(of(template)).toBe(text);
  });
});

describe('functions', () => {
  it.each([
    ['{{eq .Spec.Job "x" "unit"}} {{ne 1 2}}', 'true true'],
    ['{{lt 1 2}} {{le 2 2}} {{gt 1 2}} {{ge 1 2}} {{lt "a" "b"}}', 'true true false false true'],
    ['{{and .Spec.Job "x"}} {{or .Spec.Context "y"}} {{not .Spec.Job}}', 'x y false'],
    ['{{len .Spec.Refs.Pulls}} {{len .Labels}} {{len "ü"}}', '2 2 2'],
    ['{{print "a" 1 2 "b" true}}', 'a1 2btrue'],
    ['{{println "a" 1}}', 'a 1\n'],
    [
      '{{printf "%s-%d %v %q %t%%" .Spec.Job 7 .Labels "x\\ty" true}}',
      'unit-7 map[area:ci team:b] "x\\ty" true%',
    ],
    ['{{printf "[%5d|%-3s|%03d|%.2s]" 7 "a" -7 "abc"}}', '[    7|a  |-07|ab]'],
    ['{{printf "%d %s" "x"}}', '%!d(string=x) %!s(MISSING)'],
    ['{{.Spec.Job | printf "%s/%s" "ci"}}', 'ci/unit'],
    ['{{urlquery "a b/c" "&!"}}', 'a+b%2Fc%26%21'],
    ['{{(index .Spec.Refs.Pulls 0).Title | urlquery}}', 'A+%26+%22B%22'],
    ['{{(index .Spec.Refs.Pulls 0).Title | html}}', 'A &amp; &#34;B&#34;'],
    [
      '{{slice .Spec.Job 1}} {{slice .Spec.Job 1 3}} {{len (slice .Spec.Refs.Pulls 1)}}',
      'nit ni 1',
    ],
    ['{{.Spec.Job | replace "i" "$&"}} {{replace "n" "" "banana"}}', 'un$&t baaa'],
    ['{{"tab\\t" | len}} {{`raw\\t` | len}}', '4 5'],
  ])('%s is "%s"', (template, text) => {
    expect(of(template)).toBe(text);
  });

  it('and, or do not compute what cannot decide', () => {
    expect(of('{{or true .Spec.DecorationConfig.Timeout}}')).toBe('true');
    expect(of('{{if and .Spec.DecorationConfig .Spec.DecorationConfig.Timeout}}a{{end}}')).toBe('');
  });
});

describe('text between actions', () => {
  it.each([
    ['a {{- " b " -}} c', 'a b c'],
    ['a\n{{- /* why */ -}}\n b', 'ab'],
    ['a{{/* why */}} b', 'a b'],
    ['{{"}}"}}', '}}'],
    ['no actions }}', 'no actions }}'],
  ])('%j is %j', (template, text) => {
    expect(of(template)).toBe(text);
  });

  it('is passed on as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('{{'));
        expect(of(text)).toBe(text);
      }),
    );
  });
});

describe('a template with a mistake', () => {
  it.each([
    ['{{.Spec.Job', '"{{" at offset 0 has no "}}"'],
    ['{{if true}}a', '{{if true}} has no {{end}}'],
    ['a{{end}}', '{{end}} opens nothing'],
    ['{{if true}}a{{else}}b{{else}}c{{end}}', 'has an {{else}} without {{end}}'],
    ['{{nosuch .Spec}}', 'there is no function "nosuch"'],
    ['{{$x}}', 'there is no variable $x'],
    ['{{if true}}{{$x := 1}}{{end}}{{$x}}', 'there is no variable $x'],
    ['{{$x := 1}}{{define "a"}}{{$x}}{{end}}', 'there is no variable $x'],
    ['{{$x, $y := .Spec}}', 'there are too many variables'],
    ['{{.Spec.Job | 1}}', 'a constant takes no value from "|"'],
    ['{{if}}a{{end}}', 'a value is missing'],
    ['{{(len "a"}}', 'a "(" has no ")"'],
    ['{{"\\y"}}', 'no escape that Go knows'],
    ['{{#}}', 'cannot read "#"'],
    ['{{template .Spec}}', 'needs a name in quotes'],
    ['{{template "a" nosuch}}', 'there is no function "nosuch"'],
    ['{{define "a"}}b', '{{define "a"}} has no {{end}}'],
    ['{{define "a" .}}{{end}}', 'takes a name alone'],
    ['{{if true}}{{define "a"}}{{end}}{{end}}', 'stands inside nothing'],
    ['{{block "a"}}{{end}}', 'a value is missing'],
    ['{{block "a" .}}{{else}}{{end}}', '{{block "a" .}} has no {{end}}'],
    ['{{break}}', 'between {{range …}} and its {{end}}'],
    ['{{range .Spec.ExtraRefs}}{{else}}{{continue}}{{end}}', 'between {{range …}}'],
    ['{{range .Spec.ExtraRefs}}{{break 1}}{{end}}', 'stands alone'],
    ['{{call .Spec}}{{nosuch}}', 'there is no function "nosuch"'],
  ])('%s is refused: %s', (template, says) => {
    expect(parseTemplate(template)).toMatchObject({ ok: false, why: 'mistake' });
    expect(of(template)).toContain(says);
  });

  it.each([
    ['{{template "x" .Spec}}', '"template" is not supported'],
    ['{{define "a"}}{{$x := 1}}{{$x}}{{end}}', '"define" is not supported'],
    ['{{$y := 1}}{{block `a` .}}{{.}}{{end}}{{$y}}', '"block" is not supported'],
    ['{{range .Spec.ExtraRefs}}{{break}}{{end}}', '"break" is not supported'],
    ['{{range .Spec.ExtraRefs}}{{if .Org}}{{continue}}{{end}}{{end}}', '"continue" is not supp'],
    ['{{call .Spec}}', 'the function "call" is not supported'],
    ['{{.Spec.Job | js}}', 'the function "js" is not supported'],
    ['{{.Spec.Refs.Get "a"}}', 'only a function can be given arguments'],
    ['{{.ClusterAlias}}', 'ClusterAlias of ProwJob is not supported'],
    ['{{.GetName}}', 'GetName of ProwJob is not supported'],
    ['{{.Spec.PodSpec}}', 'PodSpec of ProwJobSpec is not supported'],
  ])('%s is Go, and nothing that is supported: %s', (template, says) => {
    const parsed = parseTemplate(template);
    const rendered = parsed.ok ? render(parsed.template, JOB) : parsed;
    expect(rendered).toMatchObject({ ok: false, why: 'not-supported' });
    expect(of(template)).toContain(says);
  });

  it.each([
    ['parentheses', `{{${'('.repeat(9999)}}}`, 'more than 100 open "("'],
    ['branches', '{{if true}}'.repeat(9999), 'nested more than 100 deep'],
    ['else ifs', `{{if 1}}${'{{else if 1}}'.repeat(9999)}{{end}}`, 'nested more than 100 deep'],
  ])('of too many %s is refused', (_, template, says) => {
    const parsed = parseTemplate(template);
    expect(parsed.ok ? '' : parsed.says).toContain(says);
  });

  it.each([
    ['{{.Spec.Nope}}', 'ProwJobSpec has no field Nope'],
    ['{{.Spec.DecorationConfig.Timeout}}', 'cannot read Timeout of nil'],
    ['{{index .Spec.Refs.Pulls 5}}', 'index 5 is outside a list of 2'],
    ['{{eq .Spec.Job 1}}', 'cannot compare string with int'],
    ['{{range .Spec.Job}}{{end}}', 'cannot range over string'],
    ['{{$x = 1}}', 'there is no variable $x'],
    ['{{1 | .Spec.Job}}', 'only a function takes what comes before'],
    ['{{len 1}}', 'len of int'],
    ['{{slice 1 2}}', 'cannot slice int'],
    ['{{slice .Spec.Job "a"}}', 'cannot slice with string'],
    ['{{slice .Spec.Job 2 9}}', '2 to 9 is outside a text of 4'],
    ['{{eq 1}}', 'eq needs two arguments'],
    ['{{not}}', 'not needs an argument'],
    ['{{replace "a" 1 "b"}}', 'replace needs three strings'],
  ])('%s does not fit the job: %s', (template, says) => {
    expect(of(template)).toContain(`! template: `);
    expect(of(template)).toContain(says);
  });

  it('is told in words, whatever its text', () => {
    const pieces = fc.constantFrom(
      '{{',
      '}}',
      'if',
      'end',
      'else',
      'range',
      '.Spec',
      '.Job',
      '"a"',
      '"',
      '`',
      '$x',
      ':=',
      '|',
      '(',
      ')',
      'eq',
      'index',
      '1',
      ' ',
      '-',
      'text',
      '/*',
      '*/',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        expect(typeof of(parts.join(''))).toBe('string');
      }),
      { numRuns: 2000 },
    );
  });
});
