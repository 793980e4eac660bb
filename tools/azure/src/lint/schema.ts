/** What a block may hold. */
export interface BlockSchema {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly blocks: Readonly<Record<string, BlockSchema & { readonly needed?: true }>>;
}

/** What a resource has: its arguments, and what is known of it once it is there. */
export interface ResourceSchema extends BlockSchema {
  readonly attributes: readonly string[];
}

type ByType = Readonly<Record<string, ResourceSchema>>;

export interface ProviderSchema {
  readonly resource: ByType;
  readonly data: ByType;
  readonly ephemeral: ByType;
  readonly provider: Readonly<Record<string, BlockSchema>>;
}

/** What the types of @cdktf/provider-azurerm do not have. */
export const ephemeral: ByType = {
  // https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/ephemeral-resources/key_vault_secret
  azurerm_key_vault_secret: {
    required: ['key_vault_id', 'name'],
    optional: ['version'],
    blocks: {},
    attributes: ['expiration_date', 'not_before_date', 'value'],
  },
  // https://registry.terraform.io/providers/hashicorp/random/3.7.2/docs/ephemeral-resources/password
  random_password: {
    required: ['length'],
    optional: [
      'lower',
      'min_lower',
      'min_numeric',
      'min_special',
      'min_upper',
      'numeric',
      'override_special',
      'special',
      'upper',
    ],
    blocks: {},
    attributes: ['bcrypt_hash', 'result'],
  },
};
