import { describe, expect, it } from 'vitest';
import { destinationOf, folderName, isElsewhere, type Destination } from './destination.ts';

const login = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
const there = (named: string, variables = {}) =>
  destinationOf(named, { ...login, AWS_REGION: 'eu-west-1', ...variables }) as Destination;
const problems = (named: string, variables = {}) => destinationOf(named, { ...login, ...variables });

describe('a destination', () => {
  it('is a folder unless it is spelt like a URL', () => {
    expect(['backups/s3', '/backups', 's3', './s3:'].map(isElsewhere)).toEqual([false, false, false, false]);
    expect(['s3://bucket', 's3:/bucket', 'gs://bucket', 'S3://x'].map(isElsewhere)).toEqual([true, true, true, true]);
  });

  it('is a part of a bucket at AWS', () => {
    expect(there('s3://backups/team/minikube/', { AWS_SESSION_TOKEN: 'token' })).toEqual({
      name: 's3://backups/team/minikube',
      bucket: 'backups',
      prefix: 'team/minikube/',
      url: 'https://backups.s3.eu-west-1.amazonaws.com',
      region: 'eu-west-1',
      accessKeyId: 'key',
      secretAccessKey: 'secret',
      sessionToken: 'token',
    });
    expect(there('s3://backups')).toMatchObject({ name: 's3://backups', prefix: '' });
    expect(there('s3://my.backups').url).toBe('https://s3.eu-west-1.amazonaws.com/my.backups');
  });

  it('is in the path of another server, whose region matters to nobody', () => {
    const variables = { AWS_ENDPOINT_URL: 'http://other', AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9000/' };
    const { url, region } = there('s3://backups/team', { ...variables, AWS_REGION: '' });
    expect({ url, region }).toEqual({ url: 'http://127.0.0.1:9000/backups', region: 'us-east-1' });
    expect(there('s3://backups', { AWS_ENDPOINT_URL: 'http://other' }).url).toBe('http://other/backups');
  });

  it('has a folder of its own on this machine', () => {
    const names = ['s3://backups', 's3://backups/a', 's3://backups/a/b'].map((named) => folderName(there(named)));
    expect(names).toEqual(['s3+backups', 's3+backups+a', 's3+backups+a+b']);
  });
});

describe('a destination that can’t be', () => {
  it('says all that the environment lacks', () => {
    expect(destinationOf('s3://backups', { AWS_ACCESS_KEY_ID: '' })).toEqual([
      'AWS_ACCESS_KEY_ID: is not set; it says who may use the bucket',
      'AWS_SECRET_ACCESS_KEY: is not set; it says who may use the bucket',
      'AWS_REGION: is not set; it says where the bucket is at AWS (AWS_ENDPOINT_URL_S3 says so for another server)',
    ]);
  });

  it('is refused as it was spelt', () => {
    const variables = { AWS_REGION: 'eu-west-1' };
    for (const named of [
      's3://',
      's3:/backups/a',
      's3://Backups',
      's3://backups/a/../b',
      's3://backups//a',
      's3://b/c',
    ])
      expect(problems(named, variables)).toEqual([
        `'${named}': is no place in a bucket; spell it s3://<bucket>/<prefix>, the prefix of letters, digits and . _ = - /`,
      ]);
    expect(problems('gs://backups/a', variables)).toEqual([
      "'gs://backups/a': is nothing that a backup can be in; name a folder or s3://<bucket>/<prefix>",
    ]);
  });

  it('shows no password that somebody wrote into the address', () => {
    for (const address of ['https://key:hunter2@minio', 'hunter2', 'ftp://hunter2'])
      expect(problems('s3://backups', { AWS_ENDPOINT_URL_S3: address })).toEqual([
        'AWS_ENDPOINT_URL_S3: is no address of a server; give one like https://minio.example.com:9000',
      ]);
  });
});
