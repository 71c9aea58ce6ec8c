import fc from 'fast-check';
import { expect, it } from 'vitest';
import { urlProblem } from '../../src/config/url-problem.ts';

it.each([
  [''],
  ['*'],
  ['https://prow.example.com/view/?a=%zz'],
  ['prow.example.com/view'],
  ['localhost:8080/view'],
  ['/only/a/path'],
  ['///path'],
  ['//host/path'],
  ['https://x/a b'],
  ['mailto:%zz'],
  ['https://user:pa%20ss@host:80/'],
  ['https://[::1]:80/'],
  ['https://[fe80::1%25eth0]/'],
  ['https://h%C3%A9/'],
  ['https://hé/'],
  ['https://host:/'],
  ['./a:b'],
])('%s is fine', (url) => {
  expect(urlProblem(url)).toBeUndefined();
});

it.each([
  ['https://x/\u0007', 'it has a control character'],
  ['://x', 'a scheme such as https is missing before the colon'],
  ['127.0.0.1:80/x', 'a scheme such as https:// is missing in front'],
  ['https://x/%zz', '"%zz" is no escape of a character'],
  ['https://x/#%2', '"%2" is no escape of a character'],
  ['%', '"%" is no escape of a character'],
  ['https://a b@x/', '"a b" cannot be a user name with a password'],
  ['https://a%zz@x/', '"%zz" is no escape of a character'],
  ['https://a b/', '"a b" cannot be a host'],
  ['https://a%41/', '"a%41" cannot be a host'],
  ['https://a:b/', '":b" after the host is no port'],
  ['https://[::1/', 'a "]" is missing in the host'],
  ['https://[::1]80/', '"80" after the host is no port'],
])('%j is none: %s', (url, problem) => {
  expect(urlProblem(url)).toBe(problem);
});

it('every web address is fine', () => {
  const address = fc.webUrl({ withQueryParameters: true, withFragments: true });
  fc.assert(fc.property(address, (url) => urlProblem(url) === undefined));
});
