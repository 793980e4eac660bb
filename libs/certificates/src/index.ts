export { certificates, type CertificatesConfig } from './certificates.ts';
export type { Certificate } from './custom-resources.ts';
export { pythonImage } from './images.ts';
export { frontDoorCertificate, issuerNames, providedByCertificates } from './names.ts';
