/** A part of a bucket of somebody's S3 API, and who may use it. */
export interface Destination {
  /** As a person names it: `s3://bucket/prefix`. */
  readonly name: string;
  readonly bucket: string;
  /** What its keys begin with: empty, or with a slash at its end. */
  readonly prefix: string;
  /** The URL of the bucket, without a slash at its end. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Whether a person means a place elsewhere and no folder. */
export const isElsewhere = (named: string): boolean => /^[a-z][a-z\d+.-]*:\/\/?/i.test(named);

/** The destination that is named, with what the variables of AWS say; or all that is wrong with it, in sentences. */
export function destinationOf(named: string, variables: Variables): Destination | readonly string[] {
  // an empty variable is as good as none
  const given = (...names: readonly string[]) => names.map((name) => variables[name]).find((value) => value);
  const [, bucket = '', path = ''] = spelling.exec(named) ?? [];
  const endpoint = given('AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL');
  const region = given('AWS_REGION', 'AWS_DEFAULT_REGION') ?? (endpoint === undefined ? undefined : 'us-east-1');
  const accessKeyId = given('AWS_ACCESS_KEY_ID');
  const secretAccessKey = given('AWS_SECRET_ACCESS_KEY');
  const sessionToken = given('AWS_SESSION_TOKEN');
  const problems = [
    ...(bucket === '' || path.split('/').some((part) => part === '.' || part === '..') ? [misspelt(named)] : []),
    ...(accessKeyId === undefined ? ['AWS_ACCESS_KEY_ID: is not set; it says who may use the bucket'] : []),
    ...(secretAccessKey === undefined ? ['AWS_SECRET_ACCESS_KEY: is not set; it says who may use the bucket'] : []),
    ...(region === undefined
      ? ['AWS_REGION: is not set; it says where the bucket is at AWS (AWS_ENDPOINT_URL_S3 says so for another server)']
      : []),
    ...(endpoint === undefined || isEndpoint(endpoint)
      ? []
      : // it may hold a password
        ['AWS_ENDPOINT_URL_S3: is no address of a server; give one like https://minio.example.com:9000']),
  ];
  if (problems.length > 0) return problems;
  return {
    name: path === '' ? `s3://${bucket}` : `s3://${bucket}/${path}`,
    bucket,
    prefix: path === '' ? '' : `${path}/`,
    url: endpoint === undefined ? urlAtAws(bucket, region!) : `${endpoint.replace(/\/+$/, '')}/${bucket}`,
    region: region!,
    accessKeyId: accessKeyId!,
    secretAccessKey: secretAccessKey!,
    ...(sessionToken === undefined ? {} : { sessionToken }),
  };
}

// characters that mean the same in a key, a URL and the name of a folder
const spelling = /^s3:\/\/([a-z\d][a-z\d.-]{1,61}[a-z\d])(?:\/((?:[\w.=-]+\/)*[\w.=-]+))?\/?$/;

const misspelt = (named: string): string =>
  /^s3:/i.test(named)
    ? `'${named}': is no place in a bucket; spell it s3://<bucket>/<prefix>, the prefix of letters, digits and . _ = - /`
    : `'${named}': is nothing that a backup can be in; name a folder or s3://<bucket>/<prefix>`;

function isEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username + password + search + hash === '';
}

// a certificate of AWS covers no dot in a bucket's name
const urlAtAws = (bucket: string, region: string): string =>
  bucket.includes('.')
    ? `https://s3.${region}.amazonaws.com/${bucket}`
    : `https://${bucket}.s3.${region}.amazonaws.com`;

/** A name for the folder that the destination's backup is prepared in: two destinations never have the same. */
export const folderName = ({ bucket, prefix }: Destination): string =>
  ['s3', bucket, ...prefix.split('/').filter(Boolean)].join('+');
