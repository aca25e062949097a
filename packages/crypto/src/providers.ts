// Keepers of server-side keys. Node only.
export { createFileKeyProvider, type FileKeyProvider } from './providers/file-key-provider.ts';
export {
  type KekState,
  type KeyContext,
  type KeyProvider,
  KeyProviderError,
  type KeyProviderErrorCode,
  type SigningPurpose,
} from './providers/key-provider.ts';
