export type { AcmeConfig } from './acme.ts';
export { certificates, type CertificatesConfig } from './certificates.ts';
export type { Certificate } from './custom-resources.ts';
export { pythonImage } from './images.ts';
export { issuerNames, providedByCertificates, type Signer } from './names.ts';
