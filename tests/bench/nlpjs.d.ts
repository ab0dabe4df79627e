/** The package has no types. */
declare module '@nlpjs/lang-ar' {
  export class TokenizerAr {
    innerTokenize(text: string): string[];
  }
}
