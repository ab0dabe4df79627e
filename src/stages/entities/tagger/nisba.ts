const ENDINGS = ['', 'ة', 'ين', 'ون', 'ان', 'تين', 'تان', 'ات'];

/** The forms of an adjective of nationality: gender, number, article. Of a compound the forms of each word. */
export function nisbaForms(adjective: string): string[] {
  return adjective
    .split(' ')
    .flatMap((word) => ENDINGS.flatMap((ending) => [word + ending, `ال${word}${ending}`]));
}
