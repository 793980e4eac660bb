import type { Environment } from '@headwater/environment';

type ApiServer = Environment['kubernetes']['apiServer'];

/** Whether the environment says that pods reach the API server there. */
export const isDeclared = (apiServer: ApiServer, { IP, Port }: { readonly IP: string; readonly Port: number }) =>
  apiServer.some(({ cidr, port }) => port === Port && isWithin(cidr, IP));

/** Whether an IPv4 address lies in a range. */
export function isWithin(cidr: string, address: string): boolean {
  const [base = '', length = '32'] = cidr.split('/');
  const size = 2 ** (32 - Number(length));
  return Math.floor(numberOf(base) / size) === Math.floor(numberOf(address) / size);
}

const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
