import { expect, it } from 'vitest';
import { chooseSubnet, gatewayOf, overlaps } from '../../dev/stack/subnets.ts';

it.each([
  ['10.213.4.0/24', '10.213.4.9', true],
  ['10.213.4.0/24', '10.213.5.0/24', false],
  ['10.213.4.0/24', '10.0.0.0/8', true],
  ['10.213.4.0/24', '0.0.0.0/1', true],
  ['192.168.0.0/16', '10.0.0.0/8', false],
  ['10.213.4.0/24', 'default', false],
  ['10.213.4.0/24', 'fd00::/8', false],
])('%s and %s overlap: %s', (one, other, answer) => {
  expect(overlaps(one, other)).toBe(answer);
  expect(overlaps(other, one)).toBe(answer);
});

it('an instance keeps its subnet while nobody else uses it', () => {
  expect(chooseSubnet('10.213.9.0/24', ['10.213.8.0/24'], 3)).toBe('10.213.9.0/24');
});

it('a subnet that meets a network of the machine is replaced', () => {
  expect(chooseSubnet('10.213.9.0/24', ['10.213.0.0/20'], 9)).toBe('10.213.16.0/24');
});

it('the search goes round, and says when nothing is left', () => {
  expect(chooseSubnet(undefined, ['10.213.255.0/24'], 255)).toBe('10.213.0.0/24');
  expect(() => chooseSubnet(undefined, ['10.0.0.0/8'], 0)).toThrow('in use');
});

it('the bridge has the first address', () => {
  expect(gatewayOf('10.213.9.0/24')).toBe('10.213.9.1');
});
