import type { INode } from 'kubernetes-models/v1';

export const conditionOf = ({ status }: INode, wanted: string) =>
  status?.conditions?.find(({ type }) => type === wanted);

export const isReady = (node: INode): boolean => conditionOf(node, 'Ready')?.status === 'True';
