/** This repository on the Git server of the cluster. */
export const repositoryOwner = 'headwater';
export const repositoryName = 'headwater';
export const repositoryPath = `${repositoryOwner}/${repositoryName}`;
