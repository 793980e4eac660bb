import { expect, it } from 'vitest';
import { claimed, shortages } from '../room.ts';
import { patient } from '../testing/patient.ts';
import { machineRoomFindings } from './machine-room.ts';

const gibibyte = 1024 ** 3;
const { manifests } = patient();
const facts = (cpu: number, memory: number, free = 100 * gibibyte) => ({
  running: false,
  shortages: shortages(manifests, { cpu, memory }),
  free,
  volumes: claimed(manifests),
});

it('finds nothing on a machine that has room for what is committed', () => {
  expect(machineRoomFindings(facts(8, 16 * gibibyte))).toEqual([]);
});

it('says how much is missing of cores and memory', () => {
  const found = machineRoomFindings(facts(1, 2 * gibibyte)).map(({ what }) => what);
  expect(found).toEqual([
    expect.stringMatching(/^is too small .* request \d+m? of cpu, \d+m? more than the node offers \(1\)$/),
    expect.stringMatching(/^is too small .* request \d+Mi of memory, \d+Mi more than the node offers \(2048Mi\)$/),
  ]);
});

it('says how much disk is free, and how much may be needed', () => {
  const [found] = machineRoomFindings(facts(8, 16 * gibibyte, 3 * gibibyte));
  expect(found?.what).toBe('has 3072Mi free; images take about 15360Mi, and volumes may grow to 25600Mi');
});

it('leaves it to the nodes where a cluster runs', () => {
  expect(machineRoomFindings({ ...facts(1, gibibyte, 0), running: true })).toEqual([]);
});
