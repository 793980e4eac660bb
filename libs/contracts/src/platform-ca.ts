/** The ConfigMap that every namespace has of the authority that signs the platform's own certificates. */
export const platformCa = { name: 'platform-ca', key: 'ca.crt' } as const;
