// What the bench puts around the page's script.

/** The root that the page pins: written in front of the script when it is bundled. */
declare const ROOT_KEY: string;

interface Window {
  /** What the harness calls. */
  __rec: {
    start(
      name: string,
      config: { readonly site: string; readonly policy: import('@scrim/protocol').PolicyArtifact },
    ): void;
    flush(): void;
    state?: string;
  };
}
